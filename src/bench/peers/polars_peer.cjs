// A workload in Polars. Usage: node polars_peer.cjs w2|w3 OUT INPUT; NODE_PATH names the folder of nodejs-polars.
const polars = require("nodejs-polars");

const [work, out, input] = process.argv.slice(2);
const columns = ["step_number", "resource_level", "current_health", "total_reward"];

const grouped = (rows) =>
  rows.groupBy("step_number").agg(
    polars.col("current_health").count().alias("n"),
    polars.col("resource_level").mean().alias("mean_resource"),
    polars.col("current_health").mean().alias("mean_health"),
    polars.col("total_reward").min().alias("mn"),
    polars.col("total_reward").max().alias("mx"));

(async () => {
  const result = work === "w2"
    ? grouped(polars.readCSV(input, { inferSchemaLength: 1000, columns }))
    : await grouped(polars.scanJson(input, { inferSchemaLength: 1000 })).collect({ streaming: true });
  result.sort("step_number").writeCSV(out);
})();
