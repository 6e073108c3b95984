import { checkReceivers, checkVectors } from './check-receivers.ts';
import { PYTHON } from './python.ts';

const PROJECT = `INSTALLED_APPS += ["webhooks"]
DEBUG = False
ALLOWED_HOSTS = ["localhost"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
`;
const URLS = `from django.urls import path
from webhooks import views
urlpatterns = [path("webhooks", views.webhooks)]
`;

checkVectors({
  needs: [PYTHON, '-c', 'import unittest'],
  files: ['python/clickfunnels_signature.py', 'python/test_clickfunnels_signature.py'],
  run: [PYTHON, '-m', 'unittest'],
});

checkReceivers([
  {
    stack: 'flask',
    needs: [PYTHON, '-c', 'import flask'],
    start: (port) => [PYTHON, '-m', 'flask', '--app', 'flask_receiver', 'run', '--port', String(port)],
  },
  {
    stack: 'fastapi',
    needs: [PYTHON, '-c', 'import fastapi, uvicorn'],
    start: (port) => [PYTHON, '-m', 'uvicorn', 'fastapi_receiver:app', '--port', String(port)],
  },
  {
    stack: 'django',
    needs: [PYTHON, '-c', 'import django'],
    prepare: [
      ['sh', '-c', 'mkdir webhooks && mv *.py webhooks && touch webhooks/__init__.py'],
      [PYTHON, '-m', 'django', 'startproject', 'project', '.'],
      [
        'sh',
        '-c',
        `printf '%s' '${PROJECT}' >> project/settings.py && printf '%s' '${URLS}' > project/urls.py`,
      ],
      [PYTHON, 'manage.py', 'makemigrations', 'webhooks'],
      [PYTHON, 'manage.py', 'migrate', 'webhooks'],
    ],
    start: (port) => [PYTHON, 'manage.py', 'runserver', '--noreload', String(port)],
    stores: ['db.sqlite3', 'webhooks_webhookevent'],
    // Django's development server reads no body without a Content-Length.
    mayWarn: ['SIG-05a'],
  },
]);
