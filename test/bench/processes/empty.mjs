/* Nothing: what Node needs for the first module of a program. */
