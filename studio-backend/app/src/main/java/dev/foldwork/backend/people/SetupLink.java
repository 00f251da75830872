package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Secrets;
import dev.foldwork.backend.settings.BackendSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The way in while nobody owns the default team: a link that works once and for a day. A start makes a new one, and the
 * one before stops working, unless that one is still in its file.
 */
@Component
class SetupLink {

    private static final Logger LOG = LoggerFactory.getLogger(SetupLink.class);
    private static final Duration WORKS = Duration.ofDays(1);

    private final InvitationStore invitations;
    private final PersonStore people;
    private final BackendSettings settings;
    private final DSLContext database;
    private final InstantSource clock;

    SetupLink(
            InvitationStore invitations,
            PersonStore people,
            BackendSettings settings,
            DSLContext database,
            InstantSource clock) {
        this.invitations = invitations;
        this.people = people;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void offer() throws IOException {
        UUID team = people.defaultTeam();
        Path file = settings.setupLinkFile();
        if (people.hasOwner(team)) {
            remove(file);
            return;
        }
        if (file != null && stillWorks(file)) {
            LOG.info("Nobody owns this service yet. The link for the first owner is in {}", file);
            return;
        }
        String code = Secrets.create(Invitation.PREFIX);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var invitation = new Invitation(UUID.randomUUID(), team, Role.OWNER, true, null, now, now.plus(WORKS));
        database.transaction(transaction -> {
            invitations.deleteSetups(transaction.dsl(), team);
            invitations.insert(transaction.dsl(), invitation, Secrets.hash(code));
        });
        tell(Links.join(settings, code), file);
    }

    /** Returns true for a link that was told already: a service that is started again must not take it back. */
    private boolean stillWorks(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String code = Files.readString(file).strip().replaceFirst(".*#", "");
        return invitations.find(Secrets.hash(code), clock.instant()).isPresent();
    }

    private static void tell(String link, @Nullable Path file) throws IOException {
        if (file == null) {
            LOG.info("Nobody owns this service yet. The first owner comes in once, within a day, by {}", link);
        } else {
            write(file, link);
            LOG.info("Nobody owns this service yet. The link for the first owner is in {}", file);
        }
    }

    private static void write(Path file, String link) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".link", "", ownerOnly);
        Files.writeString(draft, link + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void remove(@Nullable Path file) throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /** Removes what is left of the link once somebody has come in by it. */
    void used() {
        try {
            if (people.hasOwner(people.defaultTeam())) {
                remove(settings.setupLinkFile());
            }
        } catch (IOException stays) {
            LOG.warn("the used setup link cannot be removed: {}", stays.getMessage());
        }
    }
}
