const NAMES = `Abu Dhabi|Adelaide|Alaska|Almaty|American Samoa|Amsterdam|Arizona|Astana|Athens|Atlantic Time (Canada)
Auckland|Azores|Baghdad|Baku|Bangkok|Beijing|Belgrade|Berlin|Bern|Bogota|Brasilia|Bratislava|Brisbane|Brussels|Bucharest
Budapest|Buenos Aires|Cairo|Canberra|Cape Verde Is.|Caracas|Casablanca|Central America|Central Time (US & Canada)
Chatham Is.|Chennai|Chihuahua|Chongqing|Copenhagen|Darwin|Dhaka|Dublin|Eastern Time (US & Canada)|Edinburgh
Ekaterinburg|Fiji|Georgetown|Greenland|Guadalajara|Guam|Hanoi|Harare|Hawaii|Helsinki|Hobart|Hong Kong|Indiana (East)
International Date Line West|Irkutsk|Islamabad|Istanbul|Jakarta|Jerusalem|Kabul|Kaliningrad|Kamchatka|Karachi|Kathmandu
Kolkata|Krasnoyarsk|Kuala Lumpur|Kuwait|Kyiv|La Paz|Lima|Lisbon|Ljubljana|London|Madrid|Magadan|Marshall Is.|Mazatlan
Melbourne|Mexico City|Mid-Atlantic|Midway Island|Minsk|Monrovia|Monterrey|Montevideo|Moscow|Mountain Time (US & Canada)
Mumbai|Muscat|Nairobi|New Caledonia|New Delhi|Newfoundland|Novosibirsk|Nuku'alofa|Osaka|Pacific Time (US & Canada)|Paris
Perth|Port Moresby|Prague|Pretoria|Puerto Rico|Quito|Rangoon|Riga|Riyadh|Rome|Samara|Samoa|Santiago|Sapporo|Sarajevo
Saskatchewan|Seoul|Singapore|Skopje|Sofia|Solomon Is.|Sri Jayawardenepura|Srednekolymsk|St. Petersburg|Stockholm|Sydney
Taipei|Tallinn|Tashkent|Tbilisi|Tehran|Tijuana|Tokelau Is.|Tokyo|UTC|Ulaanbaatar|Urumqi|Vienna|Vilnius|Vladivostok
Volgograd|Warsaw|Wellington|West Central Africa|Yakutsk|Yerevan|Zagreb|Zurich`;

/**
 * The names that Rails gives to time zones, which is what ClickFunnels sends in `time_zone` (observed: "Madrid",
 * "Pacific Time (US & Canada)"). They are not IANA identifiers.
 *
 * @see https://api.rubyonrails.org/classes/ActiveSupport/TimeZone.html
 */
export const RAILS_TIME_ZONES: ReadonlySet<string> = new Set(NAMES.split(/[|\n]/));
