"""W1 in pandas: agent_states grouped by step, read in chunks. Usage: w1.py DATABASE OUT"""
import sqlite3
import sys

import pandas as pd

columns = ["step_number", "resource_level", "current_health", "total_reward"]
connection = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True)
query = "SELECT %s FROM agent_states" % ", ".join(columns)
parts = [
    chunk.groupby("step_number").agg(
        n=("step_number", "size"),
        resource=("resource_level", "sum"), resources=("resource_level", "count"),
        health=("current_health", "sum"), healths=("current_health", "count"),
        mn=("total_reward", "min"), mx=("total_reward", "max"))
    for chunk in pd.read_sql(query, connection, chunksize=50_000)
]
whole = pd.concat(parts).groupby(level=0).agg(
    {"n": "sum", "resource": "sum", "resources": "sum", "health": "sum", "healths": "sum",
     "mn": "min", "mx": "max"})
whole["mean_resource"] = whole.resource / whole.resources
whole["mean_health"] = whole.health / whole.healths
whole[["n", "mean_resource", "mean_health", "mn", "mx"]].to_csv(sys.argv[2])
