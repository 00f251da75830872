package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.passkey.Attestation;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The own passkeys. */
@RestController
@SelfAudited
@RequestMapping("/api/v1/me")
class PasskeysController {

    private static final int LONGEST_NAME = 60;

    private final Passkeys passkeys;
    private final Proofs proofs;

    PasskeysController(Passkeys passkeys, Proofs proofs) {
        this.passkeys = passkeys;
        this.proofs = proofs;
    }

    @GetMapping("/passkeys")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    Map<String, @Nullable Object> list(Caller caller) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("passkeys", passkeys.list(Requests.person(caller)));
        json.put("proofs", proofs.of(caller));
        return json;
    }

    /** Begins to prove with a passkey who is in the session. */
    @PostMapping("/proof")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    Map<String, @Nullable Object> prove(Caller caller) {
        return passkeys.beginProof(caller);
    }

    /** Begins to add a passkey, for who proves to be the person and not somebody at an open screen. */
    @PostMapping("/passkeys/registration")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    Map<String, @Nullable Object> begin(
            Caller caller, @RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
        Proof proof = Proof.of(Fields.of(body, "password", "passkey"), "password");
        proofs.check(caller, proof, Requests.origin(request));
        return passkeys.begin(caller);
    }

    @PostMapping("/passkeys")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "name", "passkey");
        return passkeys.add(caller, Requests.name(fields, LONGEST_NAME), Attestation.of(fields, "passkey"));
    }

    @PutMapping("/passkeys/{passkey}")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    Map<String, @Nullable Object> rename(
            Caller caller, @PathVariable String passkey, @RequestBody Map<String, @Nullable Object> body) {
        String name = Requests.name(Fields.of(body, "name"), LONGEST_NAME);
        return passkeys.rename(caller, Requests.id(passkey, Code.PASSKEY_UNKNOWN), name);
    }

    @DeleteMapping("/passkeys/{passkey}")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String passkey) {
        passkeys.remove(caller, Requests.id(passkey, Code.PASSKEY_UNKNOWN));
    }
}
