/** The hash of what this bundle was built from; `dev` where it was not built. */
declare const __BUILD_ID__: string
