package dev.foldwork.backend.trigger;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.wire.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The webhooks of the caller's team over HTTP. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhooksController {

    private final Webhooks webhooks;

    WebhooksController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @PostMapping
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> create(
            Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Webhooks.Opened opened = webhooks.create(caller, body);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/webhooks/" + opened.webhook().id())
                .body(opened.toJson());
    }

    @GetMapping
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before) {
        List<Webhook> page = webhooks.list(caller.team(), Page.limit(limit), Page.id(before));
        return Page.of("webhooks", page, limit, Webhook::toJson, Webhook::id);
    }

    @GetMapping("/{webhook}")
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable String webhook) {
        return webhooks.get(caller.team(), id(webhook)).toJson();
    }

    @PutMapping("/{webhook}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> update(
            Caller caller, @PathVariable String webhook, @RequestBody Map<String, @Nullable Object> body) {
        return webhooks.update(caller, id(webhook), body).toJson();
    }

    @DeleteMapping("/{webhook}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String webhook) {
        webhooks.delete(caller.team(), id(webhook));
    }

    @PostMapping("/{webhook}/rotate")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> rotate(
            Caller caller, @PathVariable String webhook, @RequestBody Map<String, @Nullable Object> body) {
        return webhooks.rotate(caller.team(), id(webhook), body).toJson();
    }

    @PostMapping("/{webhook}/pause")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> pause(Caller caller, @PathVariable String webhook) {
        return webhooks.pause(caller.team(), id(webhook), true).toJson();
    }

    @PostMapping("/{webhook}/resume")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> resume(Caller caller, @PathVariable String webhook) {
        return webhooks.pause(caller.team(), id(webhook), false).toJson();
    }

    @GetMapping("/{webhook}/deliveries")
    @Needs(value = Scope.ADMIN, role = Role.VIEWER)
    Map<String, @Nullable Object> deliveries(
            Caller caller,
            @PathVariable String webhook,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before) {
        List<DeliveryStore.Delivery> page =
                webhooks.deliveries(caller.team(), id(webhook), Page.limit(limit), Page.id(before));
        return Page.of("deliveries", page, limit, DeliveryStore.Delivery::toJson, DeliveryStore.Delivery::id);
    }

    private static UUID id(String text) {
        return Page.id(text, () -> Webhooks.unknown(text));
    }
}
