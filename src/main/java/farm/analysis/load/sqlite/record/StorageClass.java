package farm.analysis.load.sqlite.record;

/** The storage classes of SQLite (sqlite.org/datatype3.html §2), in the order of its codes. */
public enum StorageClass {
  /** A 64-bit integer. */
  INTEGER,
  /** A double-precision number. */
  REAL,
  /** Text in the database's encoding. */
  TEXT,
  /** Bytes. */
  BLOB,
  /** No value. */
  NULL
}
