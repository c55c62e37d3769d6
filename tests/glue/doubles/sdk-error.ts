/** An error of the Voice SDK, whose classes have names of their own. */
export function sdkError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
