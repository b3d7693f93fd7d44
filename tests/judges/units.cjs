// SPDX-FileCopyrightText: The Iron Journal contributors
// SPDX-License-Identifier: MIT
//
// Whether each unit code of a list is valid UCUM, exactly as it stands: a code that is only nearly right is wrong.

const { readFileSync } = require("fs");
const units = require("@lhncbc/ucum-lhc").UcumLhcUtils.getInstance();

let wrong = 0;
const codes = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const code of codes) {
  const found = units.validateUnitString(code);
  const isRight = found.status === "valid" && found.ucumCode === code;
  wrong += isRight ? 0 : 1;
  console.log(`${isRight ? "right" : "WRONG"}  ${code}  ${isRight ? "" : found.msg}`);
}
console.log(`${codes.length} unit codes judged, ${wrong} wrong`);
process.exit(wrong || !codes.length ? 1 : 0);
