"""A workload in pandas, in chunks of 50 000 rows. Usage: pandas_peer.py w1|w2|w3|w4|w5 OUT INPUT…"""
import os
import sqlite3
import sys

import pandas as pd

work, out, *inputs = sys.argv[1:]
CHUNK = 50_000
COLUMNS = ["step_number", "resource_level", "current_health", "total_reward"]
KEYS = ["db_path", "step_number"] if work == "w4" else ["step_number"]


def rows_of_database(path, columns, where=""):
    connection = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    query = "SELECT %s FROM agent_states %s" % (", ".join(columns), where)
    return pd.read_sql(query, connection, chunksize=CHUNK)


def chunks():
    for path in inputs:
        if work == "w2":
            yield from pd.read_csv(path, usecols=COLUMNS, chunksize=CHUNK)
        elif work == "w3":
            yield from pd.read_json(path, lines=True, chunksize=CHUNK)
        else:
            for chunk in rows_of_database(path, COLUMNS):
                yield chunk.assign(db_path=os.path.basename(path)) if work == "w4" else chunk


if work == "w5":
    first = True
    for chunk in rows_of_database(
            inputs[0], ["agent_id", "step_number", "resource_level"], "WHERE current_health < 50"):
        chunk.to_csv(out, index=False, header=first, mode="w" if first else "a")
        first = False
else:
    parts = [
        chunk.groupby(KEYS).agg(
            n=("current_health", "size"),
            resource=("resource_level", "sum"), resources=("resource_level", "count"),
            health=("current_health", "sum"), healths=("current_health", "count"),
            mn=("total_reward", "min"), mx=("total_reward", "max"))
        for chunk in chunks()
    ]
    whole = pd.concat(parts).groupby(level=list(range(len(KEYS)))).agg(
        {"n": "sum", "resource": "sum", "resources": "sum", "health": "sum", "healths": "sum",
         "mn": "min", "mx": "max"})
    whole["mean_resource"] = whole.resource / whole.resources
    whole["mean_health"] = whole.health / whole.healths
    whole[["n", "mean_resource", "mean_health", "mn", "mx"]].to_csv(out)
