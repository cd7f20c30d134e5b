from tests.databases import app as app
from tests.databases import both as both
from tests.databases import empty_database as empty_database
from tests.databases import in_app as in_app
from tests.databases import migrated_database as migrated_database
from tests.databases import migrated_postgresql as migrated_postgresql
from tests.databases import migrated_sqlite as migrated_sqlite
from tests.databases import postgresql as postgresql
