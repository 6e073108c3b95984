import { FIXES_BY_LANGUAGE } from './fixes-by-language.ts';
import type { Stack, StackName } from './stack.ts';

const { go, node, php, python, ruby } = FIXES_BY_LANGUAGE;
const NODE_TEST = 'node/signature.test.mjs';
const PYTHON_TEST = 'python/test_clickfunnels_signature.py';
const PYTHON_SIGNATURE = 'python/clickfunnels_signature.py';
const RUBY_TEST = 'ruby/clickfunnels_signature_test.rb';
const RUBY_SIGNATURE = 'ruby/clickfunnels_signature.rb';
const PHP_TEST = 'php/clickfunnels_signature_test.php';
const PHP_SIGNATURE = 'php/clickfunnels_signature.php';

const FLASK_START = 'flask --app flask_receiver run --port 3000';
const FASTAPI_START = 'uvicorn fastapi_receiver:app --port 3000';

/** Every stack that is known: how it is told, how things are fixed there, and a correct receiver. */
export const STACKS: Readonly<Record<StackName, Stack>> = {
  express: {
    name: 'express',
    title: 'Express',
    language: 'node',
    command: /\bexpress\b/,
    headers: [{ name: 'x-powered-by', value: /^express$/i }],
    fixes: {
      ...node,
      'raw-body':
        "Put express.raw({ type: () => true, limit: '10mb' }) on the route, before any express.json().",
      'body-limit':
        "Raise the limit of the body parser, which is 100 kB: express.raw({ type: () => true, limit: '10mb' }).",
      csrf: 'Register the webhook route before the CSRF middleware.',
    },
    receiver: {
      files: ['node/express-receiver.mjs'],
      test: NODE_TEST,
      install: 'npm install express cf-webhook-sim',
      start: 'node express-receiver.mjs',
    },
  },
  fastify: {
    name: 'fastify',
    title: 'Fastify',
    language: 'node',
    command: /\bfastify\b/,
    headers: [],
    fixes: {
      ...node,
      'raw-body':
        "Keep the buffer: addContentTypeParser('*', { parseAs: 'buffer' }, async (_request, body) => body) in the plugin of the route.",
      'body-limit': 'Raise bodyLimit, which is 1 MiB.',
      csrf: 'Leave the webhook route out of @fastify/csrf-protection.',
    },
    receiver: {
      files: ['node/fastify-receiver.mjs'],
      test: NODE_TEST,
      install: 'npm install fastify cf-webhook-sim',
      start: 'node fastify-receiver.mjs',
    },
  },
  nextjs: {
    name: 'nextjs',
    title: 'Next.js',
    language: 'node',
    command: /\bnext (?:dev|start)\b/,
    headers: [{ name: 'x-powered-by', value: /^next\.js$/i }],
    fixes: {
      ...node,
      'raw-body':
        'Verify await request.text() or request.arrayBuffer() in the route handler, before JSON.parse().',
      'body-limit':
        'Raise the limit of the proxy or host in front; route handlers have none. Under pages/api, set bodyParser: false.',
      csrf: 'Leave the webhook path out of the matcher of the middleware.',
    },
    receiver: {
      files: ['node/nextjs-route.ts'],
      test: NODE_TEST,
      install: 'npm install cf-webhook-sim',
      start: 'npx next dev --port 3000',
    },
  },
  hono: {
    name: 'hono',
    title: 'Hono',
    language: 'node',
    command: /\b(?:hono|wrangler)\b/,
    headers: [],
    fixes: {
      ...node,
      'raw-body': 'Verify await context.req.text() or context.req.arrayBuffer(), before JSON.parse().',
      'body-limit': 'Raise maxSize of bodyLimit().',
      csrf: 'Register the webhook route before app.use(csrf()).',
    },
    receiver: {
      files: ['node/hono-receiver.mjs'],
      test: NODE_TEST,
      install: 'npm install hono @hono/node-server cf-webhook-sim',
      start: 'node hono-receiver.mjs',
    },
  },
  nestjs: {
    name: 'nestjs',
    title: 'NestJS',
    language: 'node',
    command: /\bnest start\b/,
    headers: [],
    fixes: {
      ...node,
      'raw-body': 'Create the application with { rawBody: true } and verify request.rawBody.',
      'body-limit':
        "Raise the limit of the body parser, which is 100 kB: app.useBodyParser('json', { type: () => true, limit: '10mb' }).",
      csrf: 'Register the webhook route before the CSRF middleware.',
    },
    receiver: {
      files: ['node/nestjs-receiver.ts'],
      test: NODE_TEST,
      install:
        'npm install @nestjs/common @nestjs/core @nestjs/platform-express reflect-metadata rxjs cf-webhook-sim',
      start: 'npx nest start',
    },
  },
  node: {
    name: 'node',
    title: 'Node.js',
    language: 'node',
    command: /(?:^|[\s/])(?:node|npm|npx|pnpm|yarn|bun|deno|tsx)\b/,
    headers: [],
    fixes: node,
    receiver: undefined,
  },
  flask: {
    name: 'flask',
    title: 'Flask',
    language: 'python',
    command: /\bflask\b/,
    headers: [{ name: 'server', value: /^werkzeug/i }],
    fixes: {
      ...python,
      'raw-body': 'Verify request.get_data(), before request.json.',
      'body-limit': 'Raise MAX_CONTENT_LENGTH.',
      csrf: 'Put @csrf.exempt on the view.',
      production: 'Run without --debug.',
    },
    receiver: {
      files: ['python/flask_receiver.py', PYTHON_SIGNATURE],
      test: PYTHON_TEST,
      install: 'pip install flask',
      start: FLASK_START,
    },
  },
  fastapi: {
    name: 'fastapi',
    title: 'FastAPI',
    language: 'python',
    command: /\b(?:fastapi|uvicorn)\b/,
    headers: [{ name: 'server', value: /^uvicorn/i }],
    fixes: {
      ...python,
      'raw-body': 'Verify await request.body(); a parameter of a Pydantic model has parsed it already.',
      'body-limit': 'Raise the limit of the proxy in front; FastAPI has none.',
      production: 'Create FastAPI(debug=False).',
    },
    receiver: {
      files: ['python/fastapi_receiver.py', PYTHON_SIGNATURE],
      test: PYTHON_TEST,
      install: 'pip install fastapi uvicorn',
      start: FASTAPI_START,
    },
  },
  django: {
    name: 'django',
    title: 'Django',
    language: 'python',
    command: /\b(?:manage\.py|django)\b/,
    headers: [{ name: 'server', value: /^WSGIServer/i }],
    fixes: {
      ...python,
      'raw-body': 'Verify request.body, before anything reads request.POST.',
      'body-limit': 'Raise DATA_UPLOAD_MAX_MEMORY_SIZE, which is 2.5 MB.',
      csrf: 'Put @csrf_exempt on the view.',
      deduplication:
        'WebhookEvent.objects.bulk_create([event], ignore_conflicts=True), with unique=True on event_id.',
      production: 'Set DEBUG = False.',
    },
    receiver: {
      files: ['python/django/views.py', 'python/django/models.py', PYTHON_SIGNATURE],
      test: PYTHON_TEST,
      install: 'pip install django',
      start: 'python manage.py runserver 3000',
    },
  },
  python: {
    name: 'python',
    title: 'Python',
    language: 'python',
    command: /(?:^|[\s/])(?:python[\d.]*|gunicorn|hypercorn|uv|poetry)\b/,
    headers: [{ name: 'server', value: /^(?:gunicorn|hypercorn|BaseHTTP|SimpleHTTP)/i }],
    fixes: python,
    receiver: undefined,
  },
  rails: {
    name: 'rails',
    title: 'Rails',
    language: 'ruby',
    command: /\brails\b/,
    headers: [{ name: 'x-runtime', value: /^\d+\.\d+$/ }],
    fixes: {
      ...ruby,
      'raw-body': 'Verify request.raw_post, not params.to_json.',
      'body-limit': 'Raise the limit of the proxy in front; Rails has none.',
      csrf: 'Derive the controller from ActionController::API, or skip_before_action :verify_authenticity_token.',
      deduplication: 'WebhookEvent.insert(row, unique_by: :event_id), with a unique index on event_id.',
      production: 'Set config.consider_all_requests_local = false.',
    },
    receiver: {
      files: [
        'ruby/rails/clickfunnels_webhooks_controller.rb',
        'ruby/rails/webhook_event.rb',
        'ruby/rails/create_webhook_events.rb',
        RUBY_SIGNATURE,
      ],
      test: RUBY_TEST,
      install: 'gem install rails',
      start: 'bin/rails server --port 3000',
    },
  },
  sinatra: {
    name: 'sinatra',
    title: 'Sinatra',
    language: 'ruby',
    command: /\bsinatra\b/,
    headers: [],
    fixes: {
      ...ruby,
      'raw-body': 'Verify request.body.read, before JSON.parse.',
      'body-limit': 'Raise the limit of the proxy in front; Sinatra has none.',
      csrf: 'Leave the webhook route out of Rack::Protection::AuthenticityToken.',
      production: 'Run with APP_ENV=production.',
    },
    receiver: {
      files: ['ruby/sinatra_receiver.rb', RUBY_SIGNATURE],
      test: RUBY_TEST,
      install: 'gem install sinatra puma rackup sqlite3',
      start: 'APP_ENV=production ruby sinatra_receiver.rb -p 3000',
    },
  },
  ruby: {
    name: 'ruby',
    title: 'Ruby',
    language: 'ruby',
    command: /(?:^|[\s/])(?:ruby|puma|rackup|bundle|unicorn)\b/,
    headers: [{ name: 'server', value: /^(?:puma|webrick|thin|unicorn)/i }],
    fixes: ruby,
    receiver: undefined,
  },
  laravel: {
    name: 'laravel',
    title: 'Laravel',
    language: 'php',
    command: /\bartisan\b/,
    headers: [{ name: 'set-cookie', value: /laravel_session|^XSRF-TOKEN=/i }],
    fixes: {
      ...php,
      'raw-body': 'Verify $request->getContent(), not json_encode($request->all()).',
      csrf: "Put the route into routes/api.php, or exempt it: $middleware->validateCsrfTokens(except: ['webhooks']).",
      deduplication: "DB::table('webhook_events')->insertOrIgnore($row), with event_id as primary key.",
      production: 'Set APP_DEBUG=false.',
    },
    receiver: {
      files: [
        'php/laravel/ClickFunnelsWebhookController.php',
        'php/laravel/create_webhook_events_table.php',
        PHP_SIGNATURE,
      ],
      test: PHP_TEST,
      install: 'composer create-project laravel/laravel app',
      start: 'php artisan serve --port 3000',
    },
  },
  php: {
    name: 'php',
    title: 'PHP',
    language: 'php',
    command: /(?:^|[\s/])php[\d.]*\b/,
    headers: [{ name: 'x-powered-by', value: /^php/i }],
    fixes: php,
    receiver: {
      files: ['php/receiver.php', PHP_SIGNATURE],
      test: PHP_TEST,
      install: 'apt install php-cli php-sqlite3',
      start: 'php -S 127.0.0.1:3000 receiver.php',
    },
  },
  go: {
    name: 'go',
    title: 'Go',
    language: 'go',
    command: /(?:^|[\s/])go run\b/,
    headers: [],
    fixes: go,
    receiver: {
      files: ['go/main.go', 'go/signature.go'],
      test: 'go/signature_test.go',
      install: 'go get github.com/mattn/go-sqlite3',
      start: 'PORT=3000 go run .',
    },
  },
};
