import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { filesInGit } from './tree.mjs';

/** Files that hold secrets wherever they are met. */
const namedSo =
  /(^|\/)(\.env(\.(?!example$)[^/]*)?|id_(rsa|ed25519|ecdsa)|[^/]*\.(pem|key|p12|pfx|jks|kdbx))$/;

/** Invented, for a test that looks for just such things: a line says so of itself. */
const invented = 'invented for a test';

const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] };

/** No file of the tree is a secret, or has one in it. */
export async function checkSecrets(root) {
  const files = filesInGit(root);
  const faults = files.filter((file) => namedSo.test(file)).map((file) => `${file} is a file for secrets`);
  for (const file of files) {
    const content = await readFile(join(root, file), 'utf8').catch(() => '');
    if (content.includes('\0')) continue;
    const lines = content.split('\n');
    const { messages } = await lintSource({
      source: { content, filePath: file, contentType: 'text' },
      options: { config, maskSecrets: true },
    });
    for (const { message, loc } of messages)
      if (!lines[loc.start.line - 1]?.includes(invented) && !leadsNowhere(lines[loc.start.line - 1] ?? ''))
        faults.push(`${file}:${loc.start.line}: ${message}`);
  }
  return { looked: `${files.length} files`, faults, left: [] };
}

/** An address on loopback, under a name that documentation may use, or made from variables lets nobody in anywhere. */
function leadsNowhere(line) {
  return /:\/\/[^\s@]*@(127\.0\.0\.1|localhost|([\w-]+\.)*example\.(org|com|net)\b)|:\/\/[^\s@]*\$\{/.test(
    line,
  );
}
