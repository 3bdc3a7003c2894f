-- A database as a simulator writes it, the same on every run: .param set :rows N, :seed S, :agents A
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE agent_states (
  id VARCHAR(128) NOT NULL, simulation_id VARCHAR(64), step_number INTEGER, agent_id VARCHAR(64),
  position_x FLOAT, position_y FLOAT, position_z FLOAT, resource_level FLOAT, current_health FLOAT,
  starting_health FLOAT, starvation_counter INTEGER, is_defending BOOLEAN, total_reward FLOAT,
  age INTEGER, PRIMARY KEY (id));
WITH RECURSIVE
  n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :rows),
  agent(i, step, a, h) AS (
    SELECT i, i * 2000 / :rows, i % :agents, (((i + :seed) * 2654435761) % 4294967296) / 4294967296.0 FROM n)
INSERT INTO agent_states
SELECT
  printf('sim_bench:agent_%010x-%d', a * 7919, i / :agents), 'sim_bench', step,
  printf('agent_%010x', a * 7919), CAST(100 * h AS INTEGER), CAST(100 * (1 - h) AS INTEGER), NULL,
  round(20 * h * h, 6), 100 - 72.4 * h * h * h, 100.0, CAST(3 * h AS INTEGER), h > 0.9,
  0.1 * step * h, step
FROM agent;
CREATE TABLE agents (agent_id VARCHAR(64) NOT NULL, agent_type VARCHAR(64), PRIMARY KEY (agent_id));
WITH RECURSIVE n(a) AS (SELECT 0 UNION ALL SELECT a + 1 FROM n WHERE a + 1 < :agents)
INSERT INTO agents
SELECT printf('agent_%010x', a * 7919), CASE a % 3 WHEN 0 THEN 'system' WHEN 1 THEN 'independent' ELSE 'control' END
FROM n;
