package dev.foldwork.flow.importing;

/** A system whose definitions can be imported. */
public enum ImportFormat {
    /** Workflow definitions of Conductor, as JSON: one, or a list of them. */
    CONDUCTOR("Conductor"),
    /** Workflows of n8n, as JSON: one, or a list of them. */
    N8N("n8n"),
    /** CNCF Serverless Workflow DSL 1.0, as YAML or JSON. */
    SERVERLESS("Serverless Workflow");

    private final String title;

    ImportFormat(String title) {
        this.title = title;
    }

    /** Returns what people call it. */
    public String title() {
        return title;
    }
}
