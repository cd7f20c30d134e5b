from tests.databases import app as app
from tests.databases import in_app as in_app
from tests.databases import migrated_sqlite as migrated_sqlite
