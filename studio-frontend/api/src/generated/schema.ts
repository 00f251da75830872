// Made from protocol/api by `npm run generate`; not to be edited.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what in the team, newest first
         * @description Holds ids, roles, scopes, routes, and the addresses that failed sign-ins came from (sign_in.failed; subject is whose account was tried, empty for nobody's; the first one at once, the others of 15 minutes together); no inputs, texts or secrets. Entries are kept for 400 days unless the service is told otherwise.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The next of the page before */
                    cursor?: components["parameters"]["cursor"];
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: components["schemas"]["Entry"][];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's connections by name, without their secret fields */
        get: {
            parameters: {
                query?: {
                    /** @description The next of the page before */
                    cursor?: string;
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            connections: components["schemas"]["Connection"][];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Add a connection
         * @description Codes: CONNECTION_INVALID with every fault, CONNECTION_NAME_TAKEN, CONNECTIONS_TOO_MANY (500 in a team).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fields: components["schemas"]["Fields"];
                        kind: components["schemas"]["Kind"];
                        name: components["schemas"]["Name"];
                        note?: components["schemas"]["schemas-Note"];
                    };
                };
            };
            responses: {
                201: components["responses"]["Connection"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        /** A connection without its secret fields, and which drafts and newest versions ask for it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    connection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The connection */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"] & {
                            usedBy: components["schemas"]["Use"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete it; refused while flows ask for it, unless forced
         * @description Codes: CONNECTION_UNKNOWN, CONNECTION_IN_USE with each flow. Nodes that need it afterwards fail with CONNECTION_MISSING.
         */
        delete: {
            parameters: {
                query?: {
                    force?: boolean;
                };
                header?: never;
                path: {
                    connection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /**
         * Give it other fields, another note, or both; runs that go on get the new fields from then on
         * @description fields are all that are not secret. A secret field that is left out stays as it is, unless a field changes that says where it is sent (such as baseUrl): then it has to be given again.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    connection: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fields?: components["schemas"]["Fields"];
                        note?: components["schemas"]["schemas-Note"];
                    };
                };
            };
            responses: {
                200: components["responses"]["Connection"];
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/api/v1/device/authorization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in a program on any machine; it shows userCode and verificationUri to its person
         * @description After RFC 8628, with bodies in JSON. At most 30 from an address in 15 minutes, then RATE_LIMITED.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What the person sees before approving */
                        name: string;
                        /**
                         * @default [
                         *       "admin"
                         *     ]
                         */
                        scopes?: ("admin" | "flows:read" | "flows:write")[];
                    };
                };
            };
            responses: {
                /** @description The codes; userCode has eight consonants in two groups */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deviceCode: string;
                            /** @description Seconds */
                            expiresIn: number;
                            /** @description Seconds to wait between asking */
                            interval: number;
                            userCode: string;
                            verificationUri: string;
                            /** @description With the code behind the # */
                            verificationUriComplete: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device/logins/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The userCode, in any case, with or without the hyphen */
                code: components["parameters"]["code"];
            };
            cookie?: never;
        };
        /**
         * What waits for this code; only for people
         * @description Codes: LOGIN_UNKNOWN; RATE_LIMITED after ten wrong codes in 15 minutes.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The userCode, in any case, with or without the hyphen */
                    code: components["parameters"]["code"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Who asks for what */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string;
                            client: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            scopes: string[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device/logins/{code}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The userCode, in any case, with or without the hyphen */
                code: components["parameters"]["code"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the program act for the caller in this team; only for people */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The userCode, in any case, with or without the hyphen */
                    code: components["parameters"]["code"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its next question gives it the token */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device/logins/{code}/deny": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The userCode, in any case, with or without the hyphen */
                code: components["parameters"]["code"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the program away; only for people */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The userCode, in any case, with or without the hyphen */
                    code: components["parameters"]["code"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its next question tells it so */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether the login was approved; gives the token, once
         * @description Codes: LOGIN_PENDING, SLOW_DOWN (its member interval counts from now on), LOGIN_DENIED, LOGIN_EXPIRED. The token works for 90 days.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        deviceCode: string;
                    };
                };
            };
            responses: {
                /** @description The token */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Token"] & {
                            token: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's event triggers, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Only entries older than this one */
                    before?: components["parameters"]["before"];
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is the id to ask for the page behind it, null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            eventTriggers: components["schemas"]["EventTrigger"][];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Start a flow when something happens in the team
         * @description Each event starts one run of each trigger that waits for it when it is looked after, which is soon after it happened. Codes: EVENT_TRIGGERS_TOO_MANY (100 in a team), and those of Job.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EventTriggerTerms"];
                };
            };
            responses: {
                201: components["responses"]["EventTrigger"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-triggers/{trigger}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trigger: components["parameters"]["trigger"];
            };
            cookie?: never;
        };
        /** An event trigger */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    trigger: components["parameters"]["trigger"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["EventTrigger"];
                default: components["responses"]["Problem"];
            };
        };
        /** Replace everything but the flow it starts, and that too when it is given */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    trigger: components["parameters"]["trigger"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EventTriggerTerms"];
                };
            };
            responses: {
                200: components["responses"]["EventTrigger"];
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Remove an event trigger and its history; its runs stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    trigger: components["parameters"]["trigger"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-triggers/{trigger}/fires": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trigger: components["parameters"]["trigger"];
            };
            cookie?: never;
        };
        /** What became of the events it waited for, newest first; kept for 30 days. Those that its filter let go by are not listed */
        get: {
            parameters: {
                query?: {
                    /** @description Only entries older than this one */
                    before?: components["parameters"]["before"];
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path: {
                    trigger: components["parameters"]["trigger"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is the id to ask for the page behind it, null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fires: components["schemas"]["EventFire"][];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-triggers/{trigger}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trigger: components["parameters"]["trigger"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have it let events go by until it is resumed; nothing is made up for */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    trigger: components["parameters"]["trigger"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["EventTrigger"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-triggers/{trigger}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trigger: components["parameters"]["trigger"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift a pause */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    trigger: components["parameters"]["trigger"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["EventTrigger"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell the team of an event; flows are started behind the answer
         * @description Needs the scope runs:write. At most 300 a minute. Codes: BODY_TOO_LARGE, RATE_LIMITED (with Retry-After), IDEMPOTENCY_CONFLICT.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Two events under one key within 30 days are one */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What is told of it, at most 64 KiB; an empty object when left out */
                        data?: unknown;
                        type: components["schemas"]["EventType"];
                    };
                };
            };
            responses: {
                /** @description The event has been recorded */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            /** @description It was told before under this key */
                            duplicate: boolean;
                            /** Format: uuid */
                            id: string;
                            type: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every flow of the team that is not archived, as one bundle
         * @description A folder for each flow, laid out as its own bundle would be, and team.json that lists them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The bundle */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's flows, a page at a time */
        get: {
            parameters: {
                query?: {
                    /** @description Archived flows instead of the others */
                    archived?: boolean;
                    /** @description The next of the page before */
                    cursor?: components["parameters"]["cursor"];
                    /** @description The folder and those inside it; empty: flows in no folder */
                    folder?: string;
                    limit?: components["parameters"]["limit"];
                    /** @description Part of the name, the title or any text inside, in any case */
                    q?: string;
                    /** @description changed: newest first; a flow changed meanwhile may be missed or seen twice */
                    sort?: "name" | "changed";
                    tag?: string;
                    /** @description A node's type, with or without @version */
                    type?: string;
                    /** @description Name of a called flow, with or without @version */
                    uses?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            flows: components["schemas"]["Flow"][];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Make a flow; its name is the text's metadata.name
         * @description Codes: FLOW_INVALID (not readable, or nameless), FLOW_NAME_TAKEN. The text need not be able to run.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        files?: components["schemas"]["Files"];
                        /** @description Names joined by slashes, at most 10 */
                        folder?: string;
                        layout?: Record<string, unknown>;
                        /** @description The document as YAML */
                        text: string;
                    };
                };
            };
            responses: {
                201: components["responses"]["Flow"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /** A flow without its contents */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Flow"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete the flow with its versions
         * @description Codes: FLOW_IN_USE with every caller and trigger as a problem. Runs keep their own definition.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /** Put the flow into another folder; title and tags are part of its document */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        folder: string;
                    };
                };
            };
            responses: {
                200: components["responses"]["Flow"];
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/api/v1/flows/{flow}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hide the flow and keep it from being changed or started; its versions can still be called */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Flow"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /** The last 1,000 changes of a part, newest first, each with what takes it back */
        get: {
            parameters: {
                query?: {
                    /** @description Only changes before this revision */
                    before?: number;
                    limit?: components["parameters"]["limit"];
                    part?: "logic" | "layout";
                };
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is the revision to ask before */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changes: components["schemas"]["Saved"][];
                            next: number | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check the draft; a text or files sent stand in for the stored ones */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Sources"];
                };
            };
            responses: {
                200: components["responses"]["Checked"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /** What differs in meaning between two versions, or a version and the draft */
        get: {
            parameters: {
                query: {
                    /** @description A version's number, or draft */
                    from: string;
                    /** @description A version's number, or draft */
                    to: string;
                };
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The differences; order of keys, comments and layout play no part in changes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changes: components["schemas"]["Difference"][];
                            files: components["schemas"]["Difference"][];
                            from: string;
                            layoutChanged: boolean;
                            textChanged: boolean;
                            to: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /** The draft's logic */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Text and files; ETag is the revision */
                200: {
                    headers: {
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedAt: string;
                            changedBy: string;
                            files: components["schemas"]["Files"];
                            flow: string;
                            revision: number;
                            text: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        /** Put another text in the place of the draft's; it is kept as written */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description The revision the change was made from, in quotes, as it came as ETag */
                    "If-Match": components["parameters"]["ifMatch"];
                };
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Sources"];
                };
            };
            responses: {
                200: components["responses"]["Saved"];
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change parts of the document; comments survive, the changed nodes come out in canonical form
         * @description The answer's undo is the body of the patch that brings back the same text.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The revision the change was made from, in quotes, as it came as ETag */
                    "If-Match": components["parameters"]["ifMatch"];
                };
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Texts by path; null takes a file away */
                        files?: {
                            [key: string]: string | null;
                        };
                        patch?: components["schemas"]["Patch"];
                    };
                };
            };
            responses: {
                200: components["responses"]["Saved"];
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/api/v1/flows/{flow}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy the draft, or a version, under another name; the history stays with the original */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        title?: string;
                        version?: number | null;
                    };
                };
            };
            responses: {
                201: components["responses"]["Flow"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /**
         * A flow as a file
         * @description flowpack holds the document, the files beside it, its layout, every version it calls under pinned/NAME@NUMBER/, and foldwork.lock. conductor wants a flow that can run and is not archived. The same content always gives the same bytes.
         */
        get: {
            parameters: {
                query?: {
                    format?: "yaml" | "layout" | "flowpack" | "conductor";
                    /** @description A version's number, or draft */
                    version?: string;
                };
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file, with its name in Content-Disposition */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, unknown>;
                        "application/yaml": string;
                        "application/zip": string;
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/layout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /** The draft's layout, with a revision of its own */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The layout; ETag is its revision */
                200: {
                    headers: {
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            flow: string;
                            layout: Record<string, unknown>;
                            revision: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        /** Put another layout in its place */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description The revision the change was made from, in quotes, as it came as ETag */
                    "If-Match": components["parameters"]["ifMatch"];
                };
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        layout: Record<string, unknown>;
                    };
                };
            };
            responses: {
                200: components["responses"]["Saved"];
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change parts of the layout */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The revision the change was made from, in quotes, as it came as ETag */
                    "If-Match": components["parameters"]["ifMatch"];
                };
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        patch: components["schemas"]["Patch"];
                    };
                };
            };
            responses: {
                200: components["responses"]["Saved"];
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/api/v1/flows/{flow}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a run of a stored flow on the cloud engine
         * @description Codes: FLOW_NOT_PUBLISHED, VERSION_UNKNOWN, FLOW_ARCHIVED, and those of starting a run. Needs the same scope as starting any run.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Two starts with one key give one run */
                    "Idempotency-Key"?: string;
                };
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description As in POST /api/v1/runs
                         * @default cloud
                         * @enum {unknown}
                         */
                        engine?: "cloud" | "local";
                        folders?: {
                            [key: string]: string;
                        };
                        inputs?: Record<string, unknown>;
                        privateHosts?: string[];
                        /** Format: uuid */
                        runner?: string;
                        /** @description A version's number, or draft; the newest version when left out */
                        version?: number | "draft" | null;
                    };
                };
            };
            responses: {
                201: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /**
         * Which template a flow was made of, and whether that has moved on
         * @description Codes: TEMPLATE_UNKNOWN when the flow was made of none.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["TemplateCopy"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/template/update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /** What an update of a copy would do, place by place; changes nothing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Each place at which the version it came from, the draft and the newest version are not the same; ETag is the draft's revision */
                200: {
                    headers: {
                        ETag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplateUpdate"];
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Take the newest version's changes over into the draft, all of them or none
         * @description Codes: UPDATE_UNDECIDED with each conflict that lacks a choice, TEMPLATE_PLAN_CHANGED when the template has moved on since the plan was read. The answer's undo takes it back.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The revision the change was made from, in quotes, as it came as ETag */
                    "If-Match": components["parameters"]["ifMatch"];
                };
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description By the item's key */
                        choices?: {
                            [key: string]: "mine" | "theirs";
                        };
                        /** @description The version that the plan named */
                        to: number;
                    };
                };
            };
            responses: {
                200: components["responses"]["Saved"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived flow back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Flow"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /** Which flows call this one, and which of its versions */
        get: {
            parameters: {
                query?: {
                    /** @description The next of the page before */
                    cursor?: components["parameters"]["cursor"];
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; version is null for a draft, uses is the called version */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            calls: {
                                /** Format: uuid */
                                flow: string;
                                name: string;
                                title: string;
                                uses: number;
                                version: number | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
            };
            cookie?: never;
        };
        /** The published versions, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Only versions before this one */
                    before?: number;
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page without contents; next is the number to ask before */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: number | null;
                            versions: components["schemas"]["Version"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Publish the draft at this revision as the next version
         * @description 200 with the newest version when that is the same text, files and layout already. Codes: FLOW_INVALID with every problem when it could not run, DRAFT_CONFLICT, REVISION_MISSING, FLOW_ARCHIVED.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The revision the change was made from, in quotes, as it came as ETag */
                    "If-Match": components["parameters"]["ifMatch"];
                };
                path: {
                    flow: components["parameters"]["flow"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string | null;
                    };
                };
            };
            responses: {
                200: components["responses"]["Version"];
                201: components["responses"]["Version"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
                version: components["parameters"]["version"];
            };
            cookie?: never;
        };
        /** A version with its contents */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: components["parameters"]["flow"];
                    version: components["parameters"]["version"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Version"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: components["parameters"]["flow"];
                version: components["parameters"]["version"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a version's text, files and layout the draft again */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The revision the change was made from, in quotes, as it came as ETag */
                    "If-Match": components["parameters"]["ifMatch"];
                };
                path: {
                    flow: components["parameters"]["flow"];
                    version: components["parameters"]["version"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Saved"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a text as it is typed; stores nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Sources"];
                };
            };
            responses: {
                200: components["responses"]["Checked"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what an import of these bytes would do; changes no flow
         * @description The bytes are a bundle of a flow or a team, a flow document, or a definition of Conductor, n8n or Serverless Workflow; what they are is found out. Nothing of it is executed or fetched. Codes: BUNDLE_REFUSED, IMPORT_REFUSED, FLOW_INVALID, BODY_TOO_LARGE (20 MiB).
         */
        post: {
            parameters: {
                query?: {
                    /** @description The file's name, for messages */
                    name?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": string;
                };
            };
            responses: {
                201: components["responses"]["Plan"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: components["parameters"]["import"];
            };
            cookie?: never;
        };
        /** What the import would do as things are now; kept for a day */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    import: components["parameters"]["import"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Plan"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: components["parameters"]["import"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carry the import out, all of it or nothing
         * @description Applying twice changes nothing more. Codes: IMPORT_UNDECIDED with each conflict that lacks a choice, FLOW_INVALID for a called version that could not run.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    import: components["parameters"]["import"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description By the item's key */
                        choices?: {
                            [key: string]: "keep" | "replace" | "copy";
                        };
                    };
                };
            };
            responses: {
                /** @description What became of each item */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                flow: string;
                                key: string;
                                name: string;
                                /** @enum {unknown} */
                                outcome: "created" | "unchanged" | "replaced" | "kept" | "copied";
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links that nobody has used and that still work, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invitations, without their links */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            invitations: components["schemas"]["Invitation"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Make a link that lets one person in; it is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 7 */
                        days?: number | null;
                        role: components["schemas"]["Role"];
                    };
                };
            };
            responses: {
                /** @description The invitation with its link */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invitation"] & {
                            link: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a link back that nobody has used */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invitation: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It works no more */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Come in by a link, once; makes an account, or adds the team to the one of the address, and signs in
         * @description The code is what stands behind the # of the link. The first start prints such a link for the first owner. A new account has a password, or a passkey (newPasskey) that was made with the options of POST /api/v1/invitations/passkey; either with an address and a name. Somebody with an account gives its address and password, or a passkey of it (passkey) that answers POST /api/v1/sign-in/passkey, and nothing else. One of the three is given. Codes: INVITATION_UNKNOWN (unknown, used or expired), ACCOUNT_INVALID with every problem, SIGN_IN_FAILED, ALREADY_MEMBER, RATE_LIMITED, and those of a passkey.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        email?: string | null;
                        name?: string | null;
                        newPasskey?: components["schemas"]["Attestation"];
                        passkey?: components["schemas"]["Assertion"];
                        password?: components["schemas"]["Password"];
                    };
                };
            };
            responses: {
                201: components["responses"]["Me"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to come in by a link with a new passkey instead of a password; accept ends it
         * @description The answer is the same for an address that somebody has. RATE_LIMITED after 300 from an address in 15 minutes.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        email: string;
                        name: string;
                    };
                };
            };
            responses: {
                200: components["responses"]["CreationOptions"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who calls, and what for */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Me"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to link the account with a provider; only for people
         * @description The answer sets the cookie of a sign-in; the identity is added when the browser comes back and the session still lasts.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        next?: string | null;
                        provider: string;
                    };
                };
            };
            responses: {
                200: components["responses"]["Location"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities/{identity}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an identity off the account; only for people */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    identity: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It opens the account no more */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's passkeys, the first one first, and how the caller can prove who it is; only for people */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The passkeys */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            passkeys: components["schemas"]["Passkey"][];
                            /** @description What a registration takes for a proof; session: that it began by a sign-in less than ten minutes ago. None: sign in again. */
                            proofs: ("password" | "passkey" | "session")[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Add the passkey that was made with the options of a registration begun in this session; only for people */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: components["schemas"]["schemas-Name"];
                        passkey: components["schemas"]["Attestation"];
                    };
                };
            };
            responses: {
                /** @description The passkey */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Passkey"];
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/{passkey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Give a passkey another name; only for people */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    passkey: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: components["schemas"]["schemas-Name"];
                    };
                };
            };
            responses: {
                /** @description The passkey */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Passkey"];
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /**
         * Take a passkey off the account; the caller's other sessions end; only for people
         * @description Codes: LAST_WAY_IN, whose problems name each way in that the account does not have.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    passkey: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It opens the account no more */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to add a passkey, with a proof of who it is; only for people
         * @description The proof is the password, or a passkey's answer to POST /api/v1/me/proof. Without either, a sign-in less than ten minutes ago counts for who has neither; otherwise PROOF_MISSING.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        passkey?: components["schemas"]["Assertion"];
                        password?: string | null;
                    };
                };
            };
            responses: {
                200: components["responses"]["CreationOptions"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set or change the password; the caller's other sessions end; only for people
         * @description The proof is the old one, or a passkey's answer to POST /api/v1/me/proof. Codes: SIGN_IN_FAILED when the old one is wrong, ACCOUNT_INVALID with every problem, RATE_LIMITED, and those of a passkey; PROOF_MISSING as for adding one.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        new: components["schemas"]["Password"];
                        old?: string | null;
                        passkey?: components["schemas"]["Assertion"];
                    };
                };
            };
            responses: {
                /** @description It is changed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to prove with a passkey of the caller who it is, in this session; only for people */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["RequestOptions"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Go over to another of the caller's teams; the session begins anew; only for people */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        team: string;
                    };
                };
            };
            responses: {
                200: components["responses"]["Me"];
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Leave the team; the caller's sessions and tokens of it end; only for people */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The caller has left */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End the token that calls; how a program signs out
         * @description Codes: TOKEN_UNKNOWN for a session and for a service's token.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It works no more */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members of the team, a page at a time */
        get: {
            parameters: {
                query?: {
                    /** @description The next of the page before */
                    cursor?: components["parameters"]["cursor"];
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            members: components["schemas"]["Member"][];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: components["parameters"]["person"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take somebody out of the team; sessions, tokens and open invitations of the person in it end at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: components["parameters"]["person"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person is no member any more */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{person}/role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: components["parameters"]["person"];
            };
            cookie?: never;
        };
        get?: never;
        /** Give a member another role, from the next request on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: components["parameters"]["person"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        role: components["schemas"]["Role"];
                    };
                };
            };
            responses: {
                /** @description The member */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Member"];
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runner/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a runner dials in
         * @description With Upgrade: websocket and a token (a session does not do): a WebSocket that carries JSON text frames as in x-frames, each with its type. Without it: which protocol is spoken. A team has 100 connections at most, and 50 runners, which is told when the connection ends.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The WebSocket is open */
                101: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It may be opened */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @constant */
                            protocol: 1;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's runners in the order in which they first came, connected or not */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them, at most 50 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            runners: components["schemas"]["Runner"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runners/{runner}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runner: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a runner that is away; its open runs fail with RUNNER_REMOVED
         * @description A program that comes again is a new runner.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runner: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The team's runs, newest first, a page at a time
         * @description Filters are joined by and. What cannot be understood is refused as a whole with REQUEST_INVALID, each part of it a problem. Runs that are recorded meanwhile neither appear twice nor push others out.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Whether a question is open */
                    asking?: boolean;
                    /** @description Instead of a cursor: only runs older than this one */
                    before?: string;
                    /** @description Who started it: a token's name, or that of the schedule, webhook or event trigger */
                    by?: string;
                    /** @description The next of the page before */
                    cursor?: components["parameters"]["cursor"];
                    engine?: "cloud" | "local";
                    /** @description The flow's name, or the id of a stored flow */
                    flow?: string;
                    /** @description Recorded at this time or later */
                    from?: string;
                    /** @description Whether retention passes it by */
                    keep?: boolean;
                    limit?: components["parameters"]["limit"];
                    /** @description One or more, joined by commas */
                    state?: string;
                    /** @description Part of the flow's name, its title, or the error's code or message, in any case; or the beginning of the id, 8 characters or more */
                    text?: string;
                    /** @description Recorded before this time */
                    to?: string;
                    trigger?: "manual" | "schedule" | "webhook" | "event" | "rerun";
                    /** @description A version's number, or draft; only with flow */
                    version?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            runs: components["schemas"]["Summary"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Start a run of a given flow; it is recorded before the engine hears of it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Two starts with one key give one run */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Start"];
                };
            };
            responses: {
                201: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        /** A run without its nodes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer an open question; the first answer wins */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answer?: unknown;
                        path: string;
                    };
                };
            };
            responses: {
                202: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the run to stop */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        /** The run's events as they come; the id of each is the cursor for coming back; event "end" is last */
        get: {
            parameters: {
                query?: {
                    after?: number;
                };
                header?: {
                    "Last-Event-ID"?: number;
                };
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Server-sent events */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["Event"];
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        get?: never;
        /** Have retention pass the run by */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Let the run go with the others when its time has come */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        /** What is known of each node, in order of first appearance */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The nodes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            nodes: components["schemas"]["Node"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        /** What people noted on the run, oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All notes, at most 200 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            notes: components["schemas"]["Note"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Note something */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody: components["requestBodies"]["Text"];
            responses: {
                201: components["responses"]["Note"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/notes/{note}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                note: string;
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        get?: never;
        /** Change a note of one's own */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    note: string;
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody: components["requestBodies"]["Text"];
            responses: {
                200: components["responses"]["Note"];
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Delete a note of one's own */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    note: string;
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep new attempts from starting */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a new run that keeps everything that does not depend on a node */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The node's path */
                        from: string;
                    };
                };
            };
            responses: {
                201: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift a pause */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a new run that keeps what succeeded in an unsuccessful one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: components["responses"]["Run"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: components["parameters"]["run"];
            };
            cookie?: never;
        };
        /** The run as a test of its flow (protocol/flow-test.schema.json); nothing is stored */
        get: {
            parameters: {
                query: {
                    /** @description The test's name */
                    name: string;
                };
                header?: never;
                path: {
                    run: components["parameters"]["run"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The test's document, and where it belongs beside the flow */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            path: string;
                            text: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's schedules, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Only entries older than this one */
                    before?: components["parameters"]["before"];
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is the id to ask for the page behind it, null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            schedules: components["schemas"]["Schedule"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Start a flow at times; the first due time is the first one after now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScheduleTerms"];
                };
            };
            responses: {
                201: components["responses"]["Schedule"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{schedule}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule: components["parameters"]["schedule"];
            };
            cookie?: never;
        };
        /** A schedule */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    schedule: components["parameters"]["schedule"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Schedule"];
                default: components["responses"]["Problem"];
            };
        };
        /** Replace everything but the flow, and that too when it is given; due times count from now on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    schedule: components["parameters"]["schedule"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScheduleTerms"];
                };
            };
            responses: {
                200: components["responses"]["Schedule"];
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Remove a schedule and its history; its runs stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    schedule: components["parameters"]["schedule"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{schedule}/fires": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule: components["parameters"]["schedule"];
            };
            cookie?: never;
        };
        /** What became of due times, newest first; kept for 90 days */
        get: {
            parameters: {
                query?: {
                    /** @description Only due times before this one */
                    before?: string;
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path: {
                    schedule: components["parameters"]["schedule"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is the due time to ask for the page behind it, null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fires: components["schemas"]["Fire"][];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{schedule}/next": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule: components["parameters"]["schedule"];
            };
            cookie?: never;
        };
        /** The next ten due times, of a paused schedule too */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    schedule: components["parameters"]["schedule"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Times"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{schedule}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule: components["parameters"]["schedule"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep it from firing; what is due meanwhile is not made up for */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    schedule: components["parameters"]["schedule"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Schedule"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{schedule}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule: components["parameters"]["schedule"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift a pause */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    schedule: components["parameters"]["schedule"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Schedule"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The next ten due times of times that nobody has kept yet */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Timetable"];
                };
            };
            responses: {
                200: components["responses"]["Times"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's secrets by name, without their values */
        get: {
            parameters: {
                query?: {
                    /** @description The next of the page before */
                    cursor?: string;
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            secrets: components["schemas"]["Secret"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Add a secret
         * @description Codes: SECRET_NAME_TAKEN, SECRETS_TOO_MANY (500 in a team).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: components["schemas"]["Name"];
                        note?: components["schemas"]["schemas-Note"];
                        value: components["schemas"]["Value"];
                    };
                };
            };
            responses: {
                201: components["responses"]["Secret"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        /** A secret without its value, and which drafts and newest versions ask for it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The secret */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Secret"] & {
                            usedBy: components["schemas"]["Use"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete it; refused while flows ask for it, unless forced
         * @description Codes: SECRET_UNKNOWN, SECRET_IN_USE with each flow. Nodes that need it afterwards fail with SECRET_MISSING.
         */
        delete: {
            parameters: {
                query?: {
                    force?: boolean;
                };
                header?: never;
                path: {
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /** Give it another value, another note, or both; runs that go on get the new value from then on */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secret: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: components["schemas"]["schemas-Note"];
                        value?: components["schemas"]["Value"];
                    };
                };
            };
            responses: {
                200: components["responses"]["Secret"];
                default: components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/api/v1/secrets/reseal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seal all the team's secrets and connections with a new key and forget the old one; their values stay */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How many there are */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            resealed: number;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's sessions that still work, newest first; only for people */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The sessions */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sessions: components["schemas"]["Session"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Sign in; the answer sets the cookie, and a session the browser had before ends
         * @description Codes: SIGN_IN_FAILED (the same for an address that nobody has), RATE_LIMITED with Retry-After, TEAM_MISSING. In 15 minutes: 10 tries for an account from one address, 100 from an address, 30 for an account from addresses where its person has not signed in before. Of an IPv6 address only the network counts. A session ends after a day without a request and after 14 days in any case.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                201: components["responses"]["Me"];
                default: components["responses"]["Problem"];
            };
        };
        /** End all the caller's sessions, this one too; only for people */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They have ended */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, or current */
                session: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the caller's sessions; current signs out; only for people */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description An id, or current */
                    session: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It has ended */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey; the answer sets the cookie, and a session the browser had before ends
         * @description Codes: PASSKEY_NOT_BEGUN (too late, twice, or the challenge is another one's), PASSKEY_REFUSED (the same for a passkey that nobody has), TEAM_MISSING, RATE_LIMITED as for passwords.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        passkey: components["schemas"]["Assertion"];
                    };
                };
            };
            responses: {
                201: components["responses"]["Me"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ways to sign in, for the page that offers them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The ways */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The origins of the pages on which passkeys can be used; none where the service is reached without TLS or by a number */
                            passkeyOrigins: string[];
                            password: boolean;
                            providers: {
                                id: string;
                                /** @description The path to which a browser goes */
                                location: string;
                                name: string;
                            }[];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/oidc/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["provider"];
            };
            cookie?: never;
        };
        /**
         * Go to an OpenID provider to sign in; for browsers
         * @description The answer sets a cookie that only this browser brings back, for ten minutes. Codes: PROVIDER_UNKNOWN, PROVIDER_UNREACHABLE, REQUEST_INVALID, RATE_LIMITED after 300 from an address in 15 minutes.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The path of a page of the studio that follows */
                    next?: components["parameters"]["next"];
                };
                header?: never;
                path: {
                    provider: components["parameters"]["provider"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To the provider */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * The same for a page, which may have the code of an invitation; the answer sets the cookie
         * @description Codes as for going there; whether the invitation works is told when the browser comes back.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    provider: components["parameters"]["provider"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What stands behind the # of an invitation's link */
                        code?: string | null;
                        /** @description The path of a page of the studio */
                        next?: string | null;
                    };
                };
            };
            responses: {
                200: components["responses"]["Location"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/oidc/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["provider"];
            };
            cookie?: never;
        };
        /**
         * Where the provider sends the browser back to; begins a session, or links the identity
         * @description Codes: LOGIN_NOT_BEGUN (another browser, another provider, too late or twice), PROVIDER_DENIED, PROVIDER_REFUSED (issuer, signature, audience, nonce or times of the answer do not hold), PROVIDER_UNREACHABLE, NOT_INVITED, EMAIL_UNVERIFIED, EMAIL_REFUSED, ACCOUNT_EXISTS, IDENTITY_TAKEN, TEAM_MISSING, INVITATION_UNKNOWN, ALREADY_MEMBER.
         */
        get: {
            parameters: {
                query?: {
                    code?: string;
                    error?: string;
                    /** @description RFC 9207 */
                    iss?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    provider: components["parameters"]["provider"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To the page that was asked for; sets the session's cookie. Who asks for text/html goes after a refusal to /sign-in?refused=CODE&provider=ID */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in with a passkey; the answer is the same for everybody
         * @description No name is asked for: the authenticator offers what it has for this service. RATE_LIMITED after 300 from an address in 15 minutes.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["RequestOptions"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/team/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's settings, and what the operator allows */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Settings"];
                default: components["responses"]["Problem"];
            };
        };
        /** Replace the team's settings */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        keepRunsDays: components["schemas"]["KeepRunsDays"];
                    };
                };
            };
            responses: {
                200: components["responses"]["Settings"];
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/template-copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's flows that were made of templates, by the flow's name */
        get: {
            parameters: {
                query?: {
                    /** @description The next of the page before */
                    cursor?: components["parameters"]["cursor"];
                    limit?: components["parameters"]["limit"];
                    /** @description Only those whose template has a newer version */
                    updates?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            copies: components["schemas"]["TemplateCopy"][];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's gallery, a page at a time, newest first; a template that got a version meanwhile may be seen twice */
        get: {
            parameters: {
                query?: {
                    /** @description The next of the page before */
                    cursor?: components["parameters"]["cursor"];
                    limit?: components["parameters"]["limit"];
                    /** @description Part of the title, summary, tags, author or names of node types, in any case */
                    q?: string;
                    tag?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            templates: components["schemas"]["Template"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Publish a version of a flow as a template, or as the next version of the template that the flow has
         * @description Only what the plan of this hash lets through is published. Codes: TEMPLATE_PLAN_CHANGED when the plan is another one by now, TEMPLATE_NOT_NEWER when the template has this version of the flow or a later one, FLOW_INVALID with every problem when the flow could not run without what is left out.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TemplateWish"] & {
                        /** @description The hash of the plan that was read */
                        plan: string;
                    };
                };
            };
            responses: {
                201: components["responses"]["Template"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: components["parameters"]["template"];
            };
            cookie?: never;
        };
        /** A template with what its newest version needs of the team */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: components["parameters"]["template"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["TemplateDetail"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /** Withdraw a template; copies stay and are offered no more updates */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: components["parameters"]["template"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone from the gallery */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: components["parameters"]["template"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a flow of the template's newest version, with the versions it calls
         * @description 200 with the same flow when the flow of this name is a copy of this very version already. Versions that the team has under the same names and numbers stay as they are.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: components["parameters"]["template"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        folder?: string;
                        name: string;
                        title?: string;
                    };
                };
            };
            responses: {
                200: components["responses"]["TemplateCopy"];
                201: components["responses"]["TemplateCopy"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: components["parameters"]["template"];
            };
            cookie?: never;
        };
        /** The template's versions, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Only versions before this one */
                    before?: number;
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path: {
                    template: components["parameters"]["template"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page without contents; next is the number to ask before */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: number | null;
                            versions: components["schemas"]["TemplateVersion"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: components["parameters"]["template"];
                version: components["parameters"]["version"];
            };
            cookie?: never;
        };
        /** A version with its contents, to be drawn */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: components["parameters"]["template"];
                    version: components["parameters"]["version"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The version with text, files and layout */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplateVersion"];
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what would be published and what is left out of it; stores nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TemplateWish"];
                };
            };
            responses: {
                /** @description The plan */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplatePlan"];
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's tokens of this team that still work, newest first; only for people */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The tokens, without what opens something */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tokens: components["schemas"]["Token"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Make a token for a program; it is shown this once; only for people
         * @description It never does more than the role of its owner allows at that moment.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 90 */
                        days?: number | null;
                        name: string;
                        scopes: ("admin" | "flows:read" | "flows:write" | "runs:read" | "runs:write" | "runner")[];
                    };
                };
            };
            responses: {
                /** @description The token */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Token"] & {
                            token: string;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of the caller's tokens of this team; only for people */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It works no more */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's webhooks, newest first, without their secrets */
        get: {
            parameters: {
                query?: {
                    /** @description Only entries older than this one */
                    before?: components["parameters"]["before"];
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is the id to ask for the page behind it, null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            webhooks: components["schemas"]["Webhook"][];
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Start a flow when somebody calls a secret path; path and key are shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhookTerms"] & components["schemas"]["Signing"];
                };
            };
            responses: {
                201: components["responses"]["OpenedWebhook"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: components["parameters"]["webhook"];
            };
            cookie?: never;
        };
        /** A webhook without its secrets */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook: components["parameters"]["webhook"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Webhook"];
                default: components["responses"]["Problem"];
            };
        };
        /** Replace everything but the secrets and the flow, and the flow too when it is given */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook: components["parameters"]["webhook"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhookTerms"];
                };
            };
            responses: {
                200: components["responses"]["Webhook"];
                default: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Remove a webhook and its history; its runs stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook: components["parameters"]["webhook"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: components["parameters"]["webhook"];
            };
            cookie?: never;
        };
        /** Accepted deliveries, newest first; kept for 30 days */
        get: {
            parameters: {
                query?: {
                    /** @description Only entries older than this one */
                    before?: components["parameters"]["before"];
                    limit?: components["parameters"]["limit"];
                };
                header?: never;
                path: {
                    webhook: components["parameters"]["webhook"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page; next is the id to ask for the page behind it, null at the end */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deliveries: components["schemas"]["Delivery"][];
                            next: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: components["parameters"]["webhook"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse deliveries until it is resumed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook: components["parameters"]["webhook"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Webhook"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: components["parameters"]["webhook"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift a pause */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook: components["parameters"]["webhook"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Webhook"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: components["parameters"]["webhook"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it a new path and, when signed, a new key; both are shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook: components["parameters"]["webhook"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Signing"] & {
                        /**
                         * @description How long the old path and key go on working
                         * @default 0
                         */
                        keepSeconds?: number;
                    };
                };
            };
            responses: {
                200: components["responses"]["OpenedWebhook"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        /** A file of the pages; its name changes with its contents, so that it may be kept for ever */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file, compressed where the caller takes gzip */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                        "application/wasm": string;
                        "font/woff2": string;
                        "image/*": string;
                        "text/css": string;
                        "text/javascript": string;
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{flow}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        /** The page of a flow, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{flow}/{view}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
                view: string;
            };
            cookie?: never;
        };
        /** A further page of a flow, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow: string;
                    view: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Status"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it can serve */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Status"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver to a webhook; the secret in the path stands for a token
         * @description A signed webhook wants the three headers of the Standard Webhooks specification: webhook-signature holds v1,BASE64 of HMAC-SHA256 over "ID.TIMESTAMP.BODY", at most 5 minutes old. A delivery sent again under its webhook-id starts nothing. 429 carries Retry-After.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The sender's id of the delivery */
                    "webhook-id"?: string;
                    "webhook-signature"?: string;
                    /** @description Seconds since 1970 */
                    "webhook-timestamp"?: string;
                };
                path: {
                    secret: string;
                };
                cookie?: never;
            };
            /** @description At most 1 MiB */
            requestBody?: {
                content: {
                    "application/json": unknown;
                    "application/x-www-form-urlencoded": Record<string, unknown>;
                    "text/plain": string;
                };
            };
            responses: {
                /** @description The output of the run */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, unknown>;
                    };
                };
                /** @description The run has been recorded */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            delivery: string;
                            duplicate: boolean;
                            run: string | null;
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/worker/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a worker must heed; answers as soon as it differs from what is sent, or after some seconds */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Heed"];
                };
            };
            responses: {
                200: components["responses"]["Heed"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/worker/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a worker tells of runs; needs a token with the scope worker */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        events: Record<string, unknown>[];
                    };
                };
            };
            responses: {
                200: components["responses"]["Heed"];
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/worker/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Secrets and connections for a node that a worker executes now; the run must go on and its flow must ask for them
         * @description What the team does not have is left out.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        connections?: string[];
                        names: string[];
                        /** Format: uuid */
                        run: string;
                    };
                };
            };
            responses: {
                /** @description The values of secrets and the connections, by name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            connections: {
                                [key: string]: components["schemas"]["Open"];
                            };
                            values: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                default: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        /** The page of a run, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/{view}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view: string;
            };
            cookie?: never;
        };
        /** A page about the team, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    view: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        /** The page of a template, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the studio, for browsers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Page"];
                default: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The texts are base64url without padding */
        Assertion: {
            id: string;
            response: {
                authenticatorData: string;
                clientDataJSON: string;
                signature: string;
                userHandle?: string | null;
            };
            /** @constant */
            type: "public-key";
        };
        /** @description The texts are base64url without padding. A passkey that cannot be found without a name (credProps.rk false) is refused. */
        Attestation: {
            clientExtensionResults?: {
                credProps?: {
                    rk?: boolean;
                };
            };
            id: string;
            response: {
                attestationObject: string;
                clientDataJSON: string;
                transports?: string[];
            };
            /** @constant */
            type: "public-key";
        };
        Awaited: {
            /**
             * Format: uuid
             * @description Only runs of this stored flow
             */
            flowId?: string | null;
            /** @constant */
            kind: "run_ended";
            /** @description Only these ends; any when left out */
            states?: ("succeeded" | "failed" | "cancelled")[];
        } | {
            /**
             * Format: uuid
             * @description Only versions of this flow
             */
            flowId?: string | null;
            /** @constant */
            kind: "version_published";
        } | {
            /** @constant */
            kind: "posted";
            type: components["schemas"]["EventType"];
        };
        Change: {
            /** Format: date-time */
            at: string;
            by: string;
            /** @enum {unknown} */
            part: "logic" | "layout";
            /** @description At most 50; empty when only comments or spaces changed */
            paths: string[];
            revision: number;
        };
        Connection: {
            /** @description Those that are not secret */
            fields: Record<string, unknown>;
            /** Format: uuid */
            id: string;
            kind: string;
            name: components["schemas"]["Name"];
            note: string;
            /** Format: date-time */
            setAt: string;
            setBy: string;
            /**
             * Format: date-time
             * @description When a node last got it, to a minute
             */
            usedAt: string | null;
            /** @description Counts the values it has had */
            version: number;
        };
        CreationOptions: {
            /** @constant */
            attestation: "none";
            authenticatorSelection: {
                /** @constant */
                requireResidentKey: true;
                /** @constant */
                residentKey: "required";
                /** @constant */
                userVerification: "required";
            };
            /** @description In base64url */
            challenge: string;
            excludeCredentials: components["schemas"]["Descriptor"][];
            extensions: {
                /** @constant */
                credProps: true;
            };
            pubKeyCredParams: {
                /** @description -8 EdDSA, -7 ES256, -257 RS256 */
                alg: number;
                /** @constant */
                type: "public-key";
            }[];
            rp: {
                id: string;
                name: string;
            };
            /** @description Milliseconds */
            timeout: number;
            user: {
                displayName: string;
                /** @description The person's id, 16 bytes in base64url */
                id: string;
                name: string;
            };
        };
        Delivery: {
            /** Format: date-time */
            at: string;
            delivery: string;
            id: string;
            run: string | null;
        };
        Descriptor: {
            /** @description In base64url */
            id: string;
            transports: string[];
            /** @constant */
            type: "public-key";
        };
        Difference: {
            after: unknown;
            before: unknown;
            /** @enum {unknown} */
            kind: "added" | "removed" | "changed";
            path: string;
        };
        /** @description The draft before the update, or as the update leaves it when every conflict stays as it is */
        DrawnFlow: {
            layout: Record<string, unknown>;
            text: string;
        };
        Entry: {
            /** @description Such as member.removed, or the route */
            action: string;
            /** Format: date-time */
            at: string;
            /** @description Roles or scopes or the provider it was about */
            detail: string;
            /** Format: uuid */
            id: string;
            /** @description What the person or service was called then */
            name: string;
            /** @description Null for a service and for who failed to sign in */
            person: string | null;
            /** @description Ids of what it was done to */
            subject: string;
            /** @enum {unknown} */
            via: "session" | "token" | "link" | "password" | "device" | "oidc" | "passkey";
            /** @description Id of the session or token */
            viaId: string | null;
        };
        Event: {
            at: string;
            attempt?: number;
            data: Record<string, unknown>;
            kind: string;
            path: string;
            seq: number;
        };
        EventFire: {
            /**
             * Format: date-time
             * @description When it was looked after
             */
            at: string;
            /** @description The run that ended */
            cause: string | null;
            /** @description Its id */
            event: string;
            /** Format: date-time */
            happenedAt: string;
            /**
             * @description refused: 8 triggers, one behind the other, led to it
             * @enum {unknown}
             */
            outcome: "started" | "failed" | "refused";
            reason: string | null;
            /** @description The run it started */
            run: string | null;
            /** @description foldwork.run.ended, foldwork.version.published, or the one that a program named */
            type: string;
        };
        EventTrigger: components["schemas"]["JobShown"] & {
            /** Format: date-time */
            createdAt: string;
            event: {
                flowId: string | null;
                /** @enum {unknown} */
                kind: "run_ended" | "version_published" | "posted";
                states: string[];
                type: string | null;
            };
            eventInput: string | null;
            filter: string | null;
            id: string;
            name: string;
            paused: boolean;
            /** Format: date-time */
            updatedAt: string;
        };
        EventTriggerTerms: components["schemas"]["Job"] & {
            event: components["schemas"]["Awaited"];
            /** @description The input that gets the whole event; without it the members of its data are the inputs */
            eventInput?: string | null;
            /**
             * @description An expression without ${ } that must be true; it sees event: {id, type, at, data} and nothing else
             * @example event.data.state = 'failed'
             */
            filter?: string | null;
            name: string;
        };
        /**
         * @description Not one that begins with foldwork., which are the service's own
         * @example order.created
         */
        EventType: string;
        /** @description As the kind says; at most 32 KiB */
        Fields: Record<string, unknown>;
        /** @description Texts beside the document, by path */
        Files: {
            [key: string]: string;
        };
        Fire: {
            /**
             * Format: date-time
             * @description When it was looked after
             */
            at: string;
            /** Format: date-time */
            dueAt: string;
            /** @enum {unknown} */
            outcome: "started" | "queued" | "skipped" | "missed" | "failed";
            reason: string | null;
            run: string | null;
        };
        flow: {
            files: {
                [key: string]: string;
            };
            /** @description Name of the flow document among the files */
            main: string;
        };
        Flow: {
            /** Format: date-time */
            archivedAt: string | null;
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            draftRevision: number;
            folder: string;
            /** Format: uuid */
            id: string;
            lastVersion: number | null;
            layoutRevision: number;
            name: string;
            /** @description The draft's revision that the last version was made from; the draft holds more when its own is higher */
            publishedRevision: number | null;
            tags: string[];
            title: string;
        };
        FlowError: {
            code?: string;
            details?: unknown;
            message?: string;
            path?: string;
            retryable?: boolean;
        };
        /** @description Real folder by the flow's name for it; for a runner, its name for the folder, which is the flow's unless given */
        folders: {
            [key: string]: string;
        };
        Heed: {
            cancelled?: string[];
            paused?: string[];
        };
        Identity: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @description What the provider was called when it was linked */
            provider: string;
            /**
             * Format: date-time
             * @description When the person last signed in with it
             */
            usedAt: string;
        };
        Invitation: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** @description A person's id; null when a service made it */
            invitedBy: string | null;
            role: components["schemas"]["Role"];
        };
        Item: {
            /**
             * @description change: means the same, comments or places differ; conflict: somebody must choose
             * @enum {unknown}
             */
            action: "create" | "unchanged" | "change" | "conflict";
            choices: ("keep" | "replace" | "copy")[];
            /** @description What differs in meaning */
            differs: string[];
            /** @description The team's flow of this name */
            flow: string | null;
            folder: string;
            /** @description The flow's name, or NAME@NUMBER for a called version */
            key: string;
            name: string;
            problems: Record<string, unknown>[];
            version: number | null;
        };
        /** @description What is started: either sources that are sent along (flow), or a stored flow (flowId). Codes: FLOW_INVALID, FLOW_UNKNOWN, FLOW_ARCHIVED, FLOW_NOT_PUBLISHED, VERSION_UNKNOWN, INPUT_INVALID, FOLDER_MISSING, SECRET_MISSING, RUNNER_UNKNOWN, RUNNER_MISSING, RUNNER_FULL. What keeps a start from being made later stands in the history. */
        Job: {
            /**
             * @description local: by a runner. While it is away runs wait for it, and count as not ended
             * @default cloud
             * @enum {unknown}
             */
            engine?: "cloud" | "local";
            flow?: components["schemas"]["flow"];
            /**
             * Format: uuid
             * @description A stored flow; a trigger keeps it from being deleted
             */
            flowId?: string | null;
            folders?: components["schemas"]["folders"];
            /** @description Whatever sets the trigger off cannot change them */
            inputs?: Record<string, unknown>;
            /** @description Not for a runner */
            privateHosts?: string[];
            /**
             * Format: uuid
             * @description Which one, with engine local; left out, it is the one that is connected now, and stays that one
             */
            runner?: string | null;
            /** @description With flowId: which version. Left out: the newest one each time, to which no folders and private hosts can be granted */
            version?: number | null;
        };
        JobShown: {
            /** @enum {unknown} */
            engine: "cloud" | "local";
            flowId: string | null;
            folders: Record<string, unknown>;
            /** @description Content hash of a flow that was sent along; null for a stored one */
            hash: string | null;
            /** @description Set by the owner; what sets the trigger off cannot change them */
            inputs: Record<string, unknown>;
            privateHosts: string[];
            /** @description With engine local; null once it was removed, and then nothing can be started */
            runner: string | null;
            /** @description null with a flowId: the newest one each time */
            version: number | null;
        };
        /** @description How long runs are kept after their end: 0 for ever, null as the service says */
        KeepRunsDays: number | null;
        /** @enum {unknown} */
        Kind: "http" | "openai" | "anthropic" | "smtp" | "postgres";
        Me: {
            /** @description What pages send as X-CSRF-Token with whatever changes something */
            csrf: string | null;
            /** @description The providers with which the account is linked */
            identities: components["schemas"]["Identity"][];
            name: string;
            /** @description Null for a service */
            person: {
                email?: string;
                /** Format: uuid */
                id?: string;
            } | null;
            role: components["schemas"]["Role"];
            /** @description Only of GET /api/v1/me */
            scopes?: string[];
            /** @description Null for a token */
            session: string | null;
            /** @description The team whose rows the caller sees */
            team: {
                /** Format: uuid */
                id?: string;
                name?: string;
            };
            teams: {
                /** Format: uuid */
                id?: string;
                name?: string;
                role?: components["schemas"]["Role"];
            }[];
        };
        Member: {
            email: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            joinedAt: string;
            name: string;
            /** @description With whom the account is linked */
            providers: string[];
            role: components["schemas"]["Role"];
        };
        /** @description base, mine, theirs and merged are left out where there is nothing */
        MergeItem: {
            base?: unknown;
            /** @description A JSON pointer */
            key: string;
            merged?: unknown;
            mine?: unknown;
            /** @enum {unknown} */
            outcome: "taken" | "kept" | "same" | "joined" | "conflict";
            theirs?: unknown;
        };
        Name: string;
        Node: {
            attempts: Record<string, unknown>[];
            error?: null | components["schemas"]["FlowError"];
            input?: Record<string, unknown>;
            kept?: boolean;
            output?: Record<string, unknown>;
            path: string;
            port?: string | null;
            question?: Record<string, unknown> | null;
            /** @enum {unknown} */
            state: "waiting" | "ready" | "running" | "asking" | "succeeded" | "failed" | "skipped" | "cancelled" | "timed_out";
            type?: string | null;
        };
        Note: {
            by: string;
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            id: string;
            text: string;
        };
        /** @description A connection as a node gets it; one of another kind than the flow asks for has no fields */
        Open: {
            fields: Record<string, unknown>;
            kind: string;
        };
        Passkey: {
            /**
             * Format: uuid
             * @description The kind of authenticator; zeros when it does not say
             */
            aaguid: string;
            /** @description Other devices of the person had it too when it was last used */
            backedUp: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @description The host name it was made for */
            site: string;
            /**
             * Format: date-time
             * @description When it last proved who it is, or was made
             */
            usedAt: string;
            /** @description False when the service has another host name now */
            works: boolean;
        };
        Password: string;
        /** @description JSON Patch (RFC 6902). The whole document is not a target, and a move onto an existing member is refused. before and source only say how a value is written. */
        Patch: {
            /** @description Name of the member before which a new one is written */
            before?: string;
            from?: string;
            /** @enum {unknown} */
            op: "add" | "remove" | "replace" | "move" | "copy" | "test";
            path: string;
            /** @description The value as YAML of one member, comments included */
            source?: string;
            value?: unknown;
        }[];
        Plan: {
            /** Format: date-time */
            expiresAt: string;
            /** @enum {unknown} */
            format: "flow" | "flowpack" | "team" | "conductor" | "n8n" | "serverless";
            hash: string;
            id: string;
            items: components["schemas"]["Item"][];
            name: string;
            /** @description What the flows need of the team, by name; flows are called versions that neither the team nor the import has. missing says which secrets and connections the team does not have, or has as another kind (SECRET_MISSING, CONNECTION_MISSING, CONNECTION_KIND) */
            needs: {
                connections?: Record<string, unknown>;
                flows?: string[];
                folders?: string[];
                missing?: Record<string, unknown>[];
                secrets?: string[];
            };
            /** @description By flow: what became of each node of a source of another system */
            reports: Record<string, unknown>;
        };
        Problem: {
            /** @description With DRAFT_CONFLICT: who changed what since, oldest first */
            changes?: components["schemas"]["Change"][];
            code: string;
            detail: string;
            /** @description With SLOW_DOWN: the seconds to wait between asking from now on */
            interval?: number;
            /** @description With DRAFT_CONFLICT: how many older changes are not listed */
            omitted?: number;
            problems: Record<string, unknown>[];
            /** @description With RATE_LIMITED where sign-in is limited: the seconds that Retry-After names */
            retryAfter?: number;
            /** @description With DRAFT_CONFLICT: the revision the part has now */
            revision?: number;
            status: number;
            title: string;
            traceId: string;
            type: string;
        };
        RequestOptions: {
            /** @description Empty where nobody was asked who it is */
            allowCredentials: components["schemas"]["Descriptor"][];
            /** @description In base64url */
            challenge: string;
            rpId: string;
            /** @description Milliseconds */
            timeout: number;
            /** @constant */
            userVerification: "required";
        };
        /** @enum {unknown} */
        Role: "viewer" | "runner" | "editor" | "owner";
        Run: {
            asking: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt?: string | null;
            /** @enum {unknown} */
            engine: "local" | "cloud";
            error?: null | components["schemas"]["FlowError"];
            flow: string;
            /** @description The stored flow it was started from; the flow may be gone */
            flowId?: string | null;
            hash: string;
            id: string;
            inputs: Record<string, unknown>;
            /** @description Whether retention passes it by */
            keep?: boolean;
            output?: Record<string, unknown> | null;
            rerunOf?: string | null;
            /** @description The runner it is for; null in the cloud, in lists, and after the runner was removed */
            runner?: string | null;
            /** Format: date-time */
            startedAt?: string | null;
            /** @description The token's name, or that of the schedule, webhook or event trigger */
            startedBy?: string;
            /** @enum {unknown} */
            state: "queued" | "running" | "paused" | "succeeded" | "failed" | "cancelled" | "parked";
            title: string;
            /** @enum {unknown} */
            trigger?: "manual" | "schedule" | "webhook" | "event" | "rerun";
            /** @description 0 for the draft */
            version?: number | null;
        };
        Runner: {
            connected: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description Names of the folders that it was granted on its command line */
            folders: string[];
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Whose token it comes with; null for that of a service */
            owner: null | {
                id: string;
                name: string;
            };
            /** Format: date-time */
            seenAt: string;
            version: string;
        };
        Saved: components["schemas"]["Change"] & {
            /** @description The body that takes it back: of patch (patch, files) or of put (text, files, or layout) */
            undo: Record<string, unknown>;
        };
        Schedule: components["schemas"]["JobShown"] & {
            added: string[];
            /** @enum {unknown} */
            catchUp: "none" | "last" | "all";
            catchUpLimit: number;
            /** Format: date-time */
            createdAt: string;
            cron: string;
            id: string;
            name: string;
            /** Format: date-time */
            nextAt: string | null;
            /** @enum {unknown} */
            overlap: "skip" | "queue" | "allow" | "cancel_previous";
            paused: boolean;
            skipped: string[];
            /** Format: date-time */
            updatedAt: string;
            zone: string;
        };
        ScheduleTerms: components["schemas"]["Job"] & components["schemas"]["Timetable"] & {
            /**
             * @default last
             * @enum {unknown}
             */
            catchUp?: "none" | "last" | "all";
            /** @default 10 */
            catchUpLimit?: number;
            name: string;
            /**
             * @default skip
             * @enum {unknown}
             */
            overlap?: "skip" | "queue" | "allow" | "cancel_previous";
        };
        /** @description On one line */
        "schemas-Name": string;
        "schemas-Note": string | null;
        Secret: {
            /** Format: uuid */
            id: string;
            name: components["schemas"]["Name"];
            note: string;
            /** Format: date-time */
            setAt: string;
            setBy: string;
            /**
             * Format: date-time
             * @description When a node last got it, to a minute
             */
            usedAt: string | null;
            /** @description Counts the values it has had */
            version: number;
        };
        Session: {
            address: string;
            /** @description What the browser calls itself */
            agent: string;
            /** Format: date-time */
            createdAt: string;
            current: boolean;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            seenAt: string;
            /** Format: uuid */
            team: string;
        };
        Settings: {
            /** @description What holds now, and what may be chosen */
            keepRuns: {
                /** @description 0 for ever */
                days: number;
                least: number;
                /** @description 0 for any number, and for ever */
                most: number;
            };
            keepRunsDays: components["schemas"]["KeepRunsDays"];
        };
        Signing: {
            /** @default false */
            signed?: boolean;
            /** @description whsec_ and base64 of 24 to 64 bytes; made when left out */
            signingKey?: string;
        };
        Sources: {
            files?: components["schemas"]["Files"];
            text?: string;
        };
        Start: {
            /**
             * @description local: by a runner. Codes: RUNNER_MISSING, RUNNER_UNKNOWN, RUNNER_FULL
             * @default cloud
             * @enum {unknown}
             */
            engine?: "cloud" | "local";
            flow: {
                files: {
                    [key: string]: string;
                };
                /** @description Name of the flow document among the files */
                main: string;
            };
            /** @description Real folder by the flow's name for it; for a runner, its name for the folder, which is the flow's unless given */
            folders?: {
                [key: string]: string;
            };
            inputs?: Record<string, unknown>;
            /** @description Not for a runner */
            privateHosts?: string[];
            /**
             * Format: uuid
             * @description Which one, with engine local; may be left out when exactly one is connected
             */
            runner?: string;
        };
        /** @description A run without inputs and output */
        Summary: {
            asking: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt?: string | null;
            /** @enum {unknown} */
            engine: "local" | "cloud";
            error?: null | components["schemas"]["FlowError"];
            flow: string;
            /** @description The stored flow it was started from; the flow may be gone */
            flowId: string | null;
            hash: string;
            id: string;
            keep: boolean;
            /** @description How many */
            notes: number;
            /** @description The first 300 characters of the question that has been open longest */
            question: string | null;
            rerunOf?: string | null;
            /** Format: date-time */
            startedAt?: string | null;
            startedBy: string;
            /** @enum {unknown} */
            state: "queued" | "running" | "paused" | "succeeded" | "failed" | "cancelled" | "parked";
            title: string;
            /** @enum {unknown} */
            trigger: "manual" | "schedule" | "webhook" | "event" | "rerun";
            /** @description 0 for the draft */
            version: number | null;
        };
        Template: {
            author: string;
            /**
             * Format: date-time
             * @description When its newest version was published
             */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uuid
             * @description The flow that it follows; null once that is gone
             */
            flow: string | null;
            history: components["schemas"]["TemplateHistory"];
            /** Format: uuid */
            id: string;
            needs: components["schemas"]["TemplateNeeds"];
            summary: string;
            tags: string[];
            title: string;
            /** @description The newest one; it has the number of the flow's version */
            version: number;
        };
        TemplateCopy: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: uuid */
            flow: string;
            name: string;
            newest: number;
            /** Format: uuid */
            template: string;
            templateTitle: string;
            title: string;
            updateAvailable: boolean;
            /** @description The version that it was made of or last took over */
            version: number;
            withdrawn: boolean;
        };
        TemplateDetail: components["schemas"]["Template"] & {
            /** @description JSON Schema of the inputs */
            inputs: Record<string, unknown>;
            /** @description How many things of each kind were left out */
            leftOut: {
                [key: string]: number;
            };
            /** @description Secrets and connections that the team does not have, as problems: SECRET_MISSING, CONNECTION_MISSING, CONNECTION_KIND */
            missing: Record<string, unknown>[];
            /** @description A name for a copy that no flow of the team has */
            name: string;
            /** @description Inputs for a first run, from the defaults and examples of the schema */
            sample: Record<string, unknown>;
        };
        TemplateFinding: {
            /** @description The flow's name, NAME@NUMBER for a called version, empty for the card */
            flow: string;
            id: string;
            /** @description What is put there; empty where it is taken out */
            instead: string;
            keepable: boolean;
            kept: boolean;
            /** @enum {unknown} */
            kind: "secret" | "email" | "phone" | "path" | "address" | "host" | "name" | "team" | "note" | "comment" | "authors" | "file" | "layout";
            /** @description Only the first letters of a secret */
            what: string;
            /** @description A JSON pointer, or a file with a line */
            where: string;
            why: string;
        };
        /** @description What runs of this version of the flow say, as far as they are kept */
        TemplateHistory: {
            /** @description Of those that succeeded */
            medianSeconds: number | null;
            /** @description Those that have ended */
            runs: number;
            succeeded: number;
            /**
             * Format: date-time
             * @description When the newest one that succeeded ended
             */
            verifiedAt: string | null;
            /** Format: uuid */
            verifiedRun: string | null;
        };
        TemplateNeeds: {
            /** @description Kinds by name */
            connections: {
                [key: string]: string;
            };
            folders: string[];
            secrets: string[];
            /** @description Types of its nodes, with their versions */
            types: string[];
        };
        TemplatePlan: {
            /** @description What differs in meaning from the flow's version */
            changed: components["schemas"]["Difference"][];
            findings: components["schemas"]["TemplateFinding"][];
            /** @description Of everything that would be published; publishing names it */
            hash: string;
            needs: components["schemas"]["TemplateNeeds"];
            note: string;
            problems: Record<string, unknown>[];
            /** @description Whether it could run without what is left out */
            sound: boolean;
            summary: string;
            tags: string[];
            title: string;
        };
        TemplateUpdate: {
            after: components["schemas"]["DrawnFlow"];
            before: components["schemas"]["DrawnFlow"];
            /** @description name@number of called versions that come along */
            calls: string[];
            /** @description Likewise for the files beside the document; keys begin with /files */
            files: components["schemas"]["MergeItem"][];
            /** Format: uuid */
            flow: string;
            from: number;
            items: components["schemas"]["MergeItem"][];
            /** @description What is new in the version */
            note: string;
            /** @description What a check says of the draft as the update leaves it when every conflict stays as it is */
            problems: Record<string, unknown>[];
            /** @description The draft's */
            revision: number;
            /** Format: uuid */
            template: string;
            to: number;
        };
        TemplateVersion: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            files?: components["schemas"]["Files"];
            /** @description Of what it means */
            hash: string;
            layout?: Record<string, unknown>;
            needs: components["schemas"]["TemplateNeeds"];
            note: string;
            number: number;
            summary: string;
            tags: string[];
            text?: string;
            title: string;
        };
        TemplateWish: {
            /** Format: uuid */
            flow: string;
            /** @description Ids of findings that stay although they were found */
            keep?: string[];
            /** @description What is new */
            note?: string;
            summary?: string;
            tags?: string[];
            title: string;
            /** @description The flow's version */
            version: number;
        };
        Timetable: {
            /** @description Local dates on which the times of day are due as well */
            added?: string[];
            /** @description 5 fields, or 6 with seconds in front; rules in docs/semantics.md S10 */
            cron: string;
            /** @description Local dates on which nothing is due */
            skipped?: string[];
            /**
             * @description Region of the time zone database
             * @default UTC
             */
            zone?: string;
        };
        Token: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt: string | null;
            name: string;
            scopes: string[];
        };
        Use: {
            /** Format: uuid */
            flow: string;
            name: string;
            /** @description null is the draft */
            version: number | null;
        };
        /** @description At most 32 KiB in UTF-8 */
        Value: string;
        Version: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            files?: components["schemas"]["Files"];
            /** Format: uuid */
            flow: string;
            /** @description Of what it means, as foldwork.lock names it */
            hash: string;
            layout?: Record<string, unknown>;
            note: string;
            number: number;
            /** @description The draft's revision that was published */
            revision: number;
            text?: string;
            title: string;
            /** @description name@number of each version it calls */
            uses: string[];
        };
        Webhook: components["schemas"]["JobShown"] & {
            /** @enum {unknown} */
            answer: "now" | "after_run";
            bodyInput: string | null;
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            paused: boolean;
            perMinute: number;
            signed: boolean;
            /** Format: date-time */
            updatedAt: string;
            waitSeconds: number;
        };
        WebhookTerms: components["schemas"]["Job"] & {
            /**
             * @default now
             * @enum {unknown}
             */
            answer?: "now" | "after_run";
            /** @description The input that gets the whole body; without it the body's fields are the inputs */
            bodyInput?: string | null;
            name: string;
            /**
             * @description Deliveries taken in a minute
             * @default 60
             */
            perMinute?: number;
            /** @default 30 */
            waitSeconds?: number;
        };
    };
    responses: {
        /** @description Every problem at once, as the command line names them */
        Checked: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    hash: string | null;
                    inputs: Record<string, unknown> | null;
                    problems: Record<string, unknown>[];
                    sound: boolean;
                };
            };
        };
        /** @description The connection without its secret fields */
        Connection: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Connection"];
            };
        };
        /** @description What navigator.credentials.create is asked with */
        CreationOptions: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    publicKey: components["schemas"]["CreationOptions"];
                };
            };
        };
        /** @description The event trigger */
        EventTrigger: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EventTrigger"];
            };
        };
        /** @description The flow without its contents */
        Flow: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Flow"];
            };
        };
        /** @description What to heed */
        Heed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Heed"];
            };
        };
        /** @description Where the browser goes */
        Location: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    location: string;
                };
            };
        };
        /** @description Who calls */
        Me: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Me"];
            };
        };
        /** @description The note */
        Note: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        /** @description The webhook with its secrets */
        OpenedWebhook: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Webhook"] & {
                    path: string;
                    signingKey: string | null;
                };
            };
        };
        /** @description The document */
        Page: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description The plan */
        Plan: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Plan"];
            };
        };
        /** @description A refusal that changed nothing */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What navigator.credentials.get is asked with */
        RequestOptions: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    publicKey: components["schemas"]["RequestOptions"];
                };
            };
        };
        /** @description The run */
        Run: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Run"];
            };
        };
        /** @description What the part became; ETag is its revision */
        Saved: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Saved"];
            };
        };
        /** @description The schedule */
        Schedule: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Schedule"];
            };
        };
        /** @description The secret without its value */
        Secret: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Secret"];
            };
        };
        /** @description The settings */
        Settings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Settings"];
            };
        };
        /** @description Its state */
        Status: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    status?: string;
                };
            };
        };
        /** @description The template */
        Template: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Template"];
            };
        };
        /** @description The copy */
        TemplateCopy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TemplateCopy"];
            };
        };
        /** @description The template and what it needs */
        TemplateDetail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TemplateDetail"];
            };
        };
        /** @description Due times in order */
        Times: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    times: string[];
                };
            };
        };
        /** @description The version; text, files and layout only where a single one is read */
        Version: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Version"];
            };
        };
        /** @description The webhook */
        Webhook: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Webhook"];
            };
        };
    };
    parameters: {
        /** @description Only entries older than this one */
        before: string;
        /** @description The userCode, in any case, with or without the hyphen */
        code: string;
        /** @description The next of the page before */
        cursor: string;
        flow: string;
        /** @description The revision the change was made from, in quotes, as it came as ETag */
        ifMatch: string;
        import: string;
        limit: number;
        /** @description The path of a page of the studio that follows */
        next: string;
        person: string;
        provider: string;
        run: string;
        schedule: string;
        template: string;
        trigger: string;
        version: number;
        webhook: string;
    };
    requestBodies: {
        Text: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
