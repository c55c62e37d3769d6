// The built plugin, and Flex configured for it as an admin would.

/** Or another bundle of it, which PLUGIN names. */
export const PLUGIN = {
  name: 'plugin-multi-call',
  file: process.env['PLUGIN'] ?? 'plugin/build/plugin-multi-call.js',
};

/** `ui_attributes` with the flag on, and everything else at its default unless given. */
export function multiCall(options: Readonly<Record<string, unknown>> = {}) {
  return { custom_data: { features: { multi_call: { enabled: true, ...options } } } };
}
