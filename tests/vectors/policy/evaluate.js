// Prints what Google's csp_evaluator finds in the policies that are its arguments, as JSON: a list of findings for each.

const path = require("node:path");

const [packages, ...policies] = process.argv.slice(2);
const { CspEvaluator } = require(path.join(packages, "csp_evaluator/dist/evaluator.js"));
const { CspParser } = require(path.join(packages, "csp_evaluator/dist/parser.js"));
const { Severity } = require(path.join(packages, "csp_evaluator/dist/finding.js"));

const findings = policies.map((policy) =>
  new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .map(({ severity, directive, value, description }) => ({ severity: Severity[severity], directive, value, description })),
);
process.stdout.write(JSON.stringify(findings));
