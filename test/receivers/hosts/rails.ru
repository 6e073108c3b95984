# The smallest Rails application around the controller, the model and the migration of the receiver.
require "rails"
require "action_controller/railtie"
require "active_record/railtie"
require "sqlite3"

ENV["DATABASE_URL"] = "sqlite3:webhooks.db?timeout=5000&pool=32"

class ReceiverApplication < Rails::Application
  config.eager_load = false
  config.consider_all_requests_local = false
  config.secret_key_base = "nothing is signed with it"
  config.logger = Logger.new(IO::NULL)
  config.hosts.clear
end

Rails.application.initialize!

class ApplicationRecord < ActiveRecord::Base
  self.abstract_class = true
end

require_relative "clickfunnels_signature"
require_relative "webhook_event"
require_relative "clickfunnels_webhooks_controller"
require_relative "create_webhook_events"

ActiveRecord::Migration.verbose = false
CreateWebhookEvents.new.migrate(:up) unless ActiveRecord::Base.connection.table_exists?(:webhook_events)
Rails.application.routes.draw { post "/webhooks", to: "clickfunnels_webhooks#create" }

run Rails.application
