/** Run in a thread: sets a brief as PDF. Typst is WebAssembly: it has no way to files or to the network but what it is given here. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { answerWith } from '@marsad/db/thread';
import initialise, { TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import type { PdfDocument } from './pdf-document.js';
import { briefTemplate } from './pdf-template.js';

const { resolve } = createRequire(import.meta.url);

/** In every script people here write in; what none of them has is set as an empty box. */
const fonts = [
  '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans/700Bold/IBMPlexSans_700Bold.ttf',
  '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf',
];

/** What the library says of faults, in full. */
const fullDiagnostics = 3;

export async function setBrief(document: PdfDocument): Promise<Uint8Array> {
  await initialise({
    module_or_path: await readFile(resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
  });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fonts) await builder.add_raw_font(await readFile(resolve(font)));
  const compiler = await builder.build();
  compiler.add_source('/main.typ', briefTemplate);
  compiler.map_shadow('/brief.json', new TextEncoder().encode(JSON.stringify(document)));
  const { result, diagnostics } = compiler.compile('/main.typ', null, 'pdf', fullDiagnostics) as {
    result?: Uint8Array;
    diagnostics?: unknown;
  };
  if (result === undefined) throw new Error(`the brief was not set: ${JSON.stringify(diagnostics)}`);
  return result;
}

await answerWith(setBrief);
