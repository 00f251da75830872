/** Who may use whom; checked by `npm run check`. */
module.exports = {
  forbidden: [
    {
      name: "features-by-their-index",
      comment: "A feature of the studio is used by other features through its index.ts only.",
      severity: "error",
      from: { path: "^studio-frontend/app/src/features/([^/]+)/" },
      to: {
        path: "^studio-frontend/app/src/features/[^/]+/",
        pathNot: ["^studio-frontend/app/src/features/$1/", "/features/[^/]+/index[.]ts$"],
      },
    },
    {
      name: "features-by-their-index-from-above",
      severity: "error",
      from: { pathNot: "^studio-frontend/app/(src/features|test)/" },
      to: { path: "^studio-frontend/app/src/features/[^/]+/", pathNot: "/features/[^/]+/index[.]ts$" },
    },
    {
      name: "ground-knows-no-feature",
      comment: "Tokens, controls, texts and the service are below the features.",
      severity: "error",
      from: { path: "^studio-frontend/app/src/(design|ui|messages|service)/" },
      to: { path: "^studio-frontend/app/src/(features/|router|main)" },
    },
    {
      name: "http-in-api-only",
      comment: "Whoever needs the service asks @foldwork/api.",
      severity: "error",
      from: { pathNot: "^studio-frontend/api/" },
      to: { path: "openapi-fetch|node_modules/(axios|ky)/" },
    },
    {
      name: "react-in-app-only",
      severity: "error",
      from: { path: "^studio-frontend/(?!app/)" },
      to: { path: "node_modules/(react|react-dom|radix-ui|@tanstack)/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: { path: "^studio-frontend/" },
      to: { circular: true },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    // The parser does not know `using`, which tests are full of.
    exclude: { path: "^studio-frontend/[^/]+/(dist|test|live)/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types"] },
  },
};
