// The page's own files: Flex UI's bundle and page, plugins and their source maps, further folders.
import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bundle of Flex UI and its page: the newest, or the version that FLEX_UI names (web/flex/build.mjs). */
const FLEX_UI = process.env['FLEX_UI'];
const FLEX = fileURLToPath(
  new URL(`../../../build/${FLEX_UI ? `flex-versions/${FLEX_UI}/page` : 'flex'}`, import.meta.url),
);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wav': 'audio/wav',
};

/** What Flex UI needs, and no more: above all no 'unsafe-eval', so that a plugin's wasm is proven under it.
 *  Flex UI writes styles into the page, shows images from data, and plays sounds from blobs. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' data: blob:",
  "connect-src 'self' ws: data:",
  "worker-src 'self' blob:",
].join('; ');

/** Answers with a file; false when there is none. */
export function sendFile(
  response: ServerResponse,
  file: string,
  headers: Record<string, string> = {},
): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return false;
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-cache',
    'last-modified': found.mtime.toUTCString(),
    ...headers,
  });
  createReadStream(file).pipe(response);
  return true;
}

/** A file below a folder; null for a path that would leave it. */
export function below(folder: string, path: string): string | null {
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(normalize(folder) + sep) ? file : null;
}

export const flexFile = (path: string): string | null => below(FLEX, path);

export function sendFlexPage(response: ServerResponse): boolean {
  return sendFile(response, join(FLEX, 'index.html'), {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    // A process of its own, though the demo page around it is of the same site: neither slows the other.
    'origin-agent-cluster': '?1',
  });
}

/** A plugin's bundle, or the source map beside it. */
export function pluginFile(plugins: readonly { name: string; file: string }[], path: string): string | null {
  for (const { name, file } of plugins) {
    if (path === `${name}.js`) return file;
    if (path.endsWith('.map') && !path.includes('/')) {
      const map = join(dirname(file), path);
      if (map === `${file}.map`) return map;
    }
  }
  return null;
}
