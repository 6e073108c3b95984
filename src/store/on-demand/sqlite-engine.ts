import sqlite from 'node-sqlite3-wasm';

export const { Database } = sqlite;
