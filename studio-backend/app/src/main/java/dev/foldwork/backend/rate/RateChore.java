package dev.foldwork.backend.rate;

import dev.foldwork.backend.upkeep.Chore;
import org.springframework.stereotype.Component;

/** Forgets allowances that nobody has used for a while. */
@Component
class RateChore implements Chore {

    private final RateStore store;

    RateChore(RateStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "forgetting rates";
    }

    @Override
    public void tidy() {
        store.forgetWhole();
    }
}
