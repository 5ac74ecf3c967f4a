// The types of the interface in TypeScript, out of its description: openapi.json in, schema.d.ts out. Called by
// `npm run gen` and, for writing and for comparing, by `cargo xtask gen`.
import { text } from "node:stream/consumers";
import openapiTS, { astToString } from "openapi-typescript";

const document = JSON.parse(await text(process.stdin));
const types = astToString(await openapiTS(document));
process.stdout.write(`// @generated out of docs/api/openapi.json by \`make gen\`; never edited.\n\n${types}`);
