// The built plugin, and Flex configured for it as an admin would.

export const PLUGIN = { name: 'plugin-multi-call', file: 'plugin/build/plugin-multi-call.js' };

/** `ui_attributes` with the flag on, and everything else at its default unless given. */
export function multiCall(options: Readonly<Record<string, unknown>> = {}) {
  return { custom_data: { features: { multi_call: { enabled: true, ...options } } } };
}
