/** What the build defines, ours as Twilio's own builder. */
declare const __FPB_PLUGIN_UNIQUE_NAME: string;
declare const __FPB_PLUGIN_VERSION: string;
