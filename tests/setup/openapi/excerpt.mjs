// Makes twilio.json: of Twilio's published OpenAPI files the operations that the setup tool uses, without the prose.
// `node tests/setup/openapi/excerpt.mjs` from the root of the repository; the package is pinned by its digest.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = '@twilio/cli-core@8.3.2';
const SHA512 = 'qRTAZS15i/nseKHu2zZIb1BD78WFRVOWM65iC9JqjZdNpz5KQaiEI1klsLcWDi1pwXH9JG6pbFXJrIiYRJw/dw==';
const WORKSPACE = '/v1/Workspaces/{WorkspaceSid}';
const USED = {
  twilio_flex_v1: [
    '/v1/Configuration',
    '/v1/PluginService/Releases',
    '/v1/PluginService/Configurations/{ConfigurationSid}/Plugins',
  ],
  twilio_taskrouter_v1: [
    `${WORKSPACE}/TaskQueues`,
    `${WORKSPACE}/Tasks`,
    `${WORKSPACE}/Workers`,
    `${WORKSPACE}/Workers/{Sid}`,
    `${WORKSPACE}/Workers/{WorkerSid}/Channels/{Sid}`,
    `${WORKSPACE}/Workflows`,
    `${WORKSPACE}/Workflows/{Sid}`,
  ],
};
const PROSE = ['description', 'summary', 'tags', 'examples', 'title', 'operationId', 'security', 'responses'];

const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
const archive = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, PACKAGE], {
  encoding: 'utf8',
}).trim();
const digest = createHash('sha512')
  .update(readFileSync(join(folder, archive)))
  .digest('base64');
if (digest !== SHA512) throw new Error(`${PACKAGE} is not what it was: ${digest}`);
execFileSync('tar', ['xzf', archive], { cwd: folder });

const plain = (_, value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).filter(([key]) => !PROSE.includes(key) && !key.startsWith('x-')),
      )
    : value;
const paths = Object.entries(USED).flatMap(([name, used]) => {
  const file = join(folder, 'package', 'src', 'services', 'twilio-api', `${name}.json`);
  const published = JSON.parse(readFileSync(file, 'utf8'));
  return used.map((path) => [path, published.paths[path]]);
});
const target = 'tests/setup/openapi/twilio.json';
writeFileSync(
  target,
  JSON.stringify(
    { source: `${PACKAGE}, MIT License, Copyright (C) 2022, Twilio, Inc.`, paths: Object.fromEntries(paths) },
    plain,
  ),
);
execFileSync('npx', ['prettier', '--write', target], { stdio: 'inherit' });
