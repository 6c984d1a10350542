"""What tests of several rooms share."""

pytest_plugins = [
    "tests.database.postgres",
    "tests.serving.running",
    "tests.knowledge_base",
    "tests.catalogue_data",
]
