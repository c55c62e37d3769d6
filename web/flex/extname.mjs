// The only function of node's `path` that Flex UI's dependencies call in a browser.
export function extname(path) {
  const match = /[^/](\.[^./]*)$/.exec(path);
  return match ? match[1] : '';
}
export default { extname };
