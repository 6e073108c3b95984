<?php
// The parts of Laravel that the controller and the migration of the receiver use.
require 'Illuminate/Database/autoload.php';
require 'Illuminate/Http/autoload.php';
require_once 'Illuminate/Config/autoload.php';

use Illuminate\Config\Repository;
use Illuminate\Container\Container;
use Illuminate\Database\Capsule\Manager;
use Illuminate\Support\Facades\Facade;

function config(string $key)
{
    return Container::getInstance()->make('config')->get($key);
}

$database = __DIR__ . '/webhooks.db';
$isNew = !file_exists($database);
if ($isNew) {
    touch($database);
}
$container = new Container();
Container::setInstance($container);
$secret = getenv('WEBHOOK_SECRET');
$container->instance('config', new Repository(['services' => ['clickfunnels' => ['webhook_secret' => $secret]]]));
$capsule = new Manager($container);
$capsule->addConnection(['driver' => 'sqlite', 'database' => $database]);
$container->instance('db', $capsule->getDatabaseManager());
Facade::setFacadeApplication($container);
if ($isNew) {
    (require __DIR__ . '/create_webhook_events_table.php')->up();
}

require __DIR__ . '/ClickFunnelsWebhookController.php';
(new App\Http\Controllers\ClickFunnelsWebhookController())(Illuminate\Http\Request::capture())->send();
