"""A workload in pandas, in chunks of 50 000 rows (w7: one database at a time). Usage: pandas_peer.py w1|…|w7 OUT INPUT…"""
import os
import sqlite3
import sys

import pandas as pd

work, out, *inputs = sys.argv[1:]
CHUNK = 50_000
COLUMNS = ["step_number", "resource_level", "current_health", "total_reward"]
KEYS = {"w4": ["db_path", "step_number"], "w6": ["agent_type"]}.get(work, ["step_number"])


def connect(path):
    return sqlite3.connect("file:%s?mode=ro" % path, uri=True)


def rows_of_database(path, columns, where=""):
    connection = connect(path)
    query = "SELECT %s FROM agent_states %s" % (", ".join(columns), where)
    return pd.read_sql(query, connection, chunksize=CHUNK)


def chunks():
    for path in inputs:
        if work == "w2":
            yield from pd.read_csv(path, usecols=COLUMNS, chunksize=CHUNK)
        elif work == "w3":
            yield from pd.read_json(path, lines=True, chunksize=CHUNK)
        elif work == "w6":
            agents = pd.read_sql("SELECT agent_id, agent_type FROM agents", connect(path))
            for chunk in rows_of_database(path, ["agent_id", *COLUMNS[1:]]):
                yield chunk.merge(agents, on="agent_id")
        else:
            for chunk in rows_of_database(path, COLUMNS):
                yield chunk.assign(db_path=os.path.basename(path)) if work == "w4" else chunk


def changes():
    for path in inputs:
        rows = pd.read_sql("SELECT agent_id, step_number, resource_level FROM agent_states", connect(path))
        rows = rows.sort_values(["agent_id", "step_number"], kind="stable")
        levels = rows.groupby("agent_id").resource_level
        yield pd.DataFrame({
            "step_number": rows.step_number, "change": levels.diff(),
            "smooth": levels.rolling(10, min_periods=1).mean().droplevel(0)})


if work == "w5":
    first = True
    for chunk in rows_of_database(
            inputs[0], ["agent_id", "step_number", "resource_level"], "WHERE current_health < 50"):
        chunk.to_csv(out, index=False, header=first, mode="w" if first else "a")
        first = False
elif work == "w7":
    whole = pd.concat(
        rows.groupby("step_number").agg(
            n=("smooth", "size"), change=("change", "sum"), changes=("change", "count"), smooth=("smooth", "sum"))
        for rows in changes()).groupby(level=0).sum()
    whole["mean_change"] = whole.change / whole.changes
    whole["mean_smooth"] = whole.smooth / whole.n
    whole[["n", "mean_change", "mean_smooth"]].to_csv(out)
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
