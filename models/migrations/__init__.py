"""The register's schema, one numbered module of hand-written SQL after another."""
