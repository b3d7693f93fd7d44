// SPDX-FileCopyrightText: The Iron Journal contributors
// SPDX-License-Identifier: MIT
//
// Whether each unit code of a list is valid UCUM, exactly as it stands: a code that is only nearly right is wrong. Then
// whether a number is made another by the same factor as here, for each pair of units of a second list.

const { readFileSync } = require("fs");
const units = require("@lhncbc/ucum-lhc").UcumLhcUtils.getInstance();

const NEAR = 1e-9; // it counts in floating point
let wrong = 0;
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const codes = read(process.argv[2]);
for (const code of codes) {
  const found = units.validateUnitString(code);
  const isRight = found.status === "valid" && found.ucumCode === code;
  wrong += isRight ? 0 : 1;
  console.log(`${isRight ? "right" : "WRONG"}  ${code}  ${isRight ? "" : found.msg}`);
}
console.log(`${codes.length} unit codes judged, ${wrong} wrong`);

let astray = 0;
const conversions = read(process.argv[3]);
for (const { analyte, from, to, factor, mass } of conversions) {
  const found = units.convertUnitTo(from, 1, to, { molecularWeight: mass });
  const isRight = found.status === "succeeded" && Math.abs(found.toVal / factor - 1) < NEAR;
  astray += isRight ? 0 : 1;
  if (!isRight) console.log(`WRONG  ${analyte}: 1 ${from} is ${factor} ${to} here, there ${found.toVal} ${found.msg}`);
}
console.log(`${conversions.length} conversions judged, ${astray} wrong`);
process.exit(wrong || astray || !codes.length || !conversions.length ? 1 : 0);
