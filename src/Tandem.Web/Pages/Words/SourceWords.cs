namespace Tandem.Web.Pages.Words;

/// <summary>The words about stock from outside, the REST API and bol's own warehouse (LVB). In Dutch and English.</summary>
internal static class SourceWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["source"] = ("Voorraadbron", "Stock source"),
            ["side.external"] = ("Externe bron", "External source"),
            ["source.stock"] = ("voorraad", "stock"),
            ["source.lvb"] = ("voorraad in het magazijn van bol (LVB)", "stock in bol's warehouse (LVB)"),
            ["kind.ShopStock"] = ("voorraad naar de webshop", "stock to the shop"),
            ["kind.LvbSwitch"] = ("wissel tussen LVB en eigen voorraad", "switch between LVB and own stock"),
            ["outside.save"] = ("Opslaan", "Save"),
            ["outside.saved"] = ("Opgeslagen.", "Saved."),
            ["outside.lead"] = (
                "Normaal is de voorraad in je webshop leidend. Komt die van elders, bijvoorbeeld van een leverancier of een "
                + "magazijn, dan zet Tandem dat aantal in elke webshop die het artikel heeft, en bol volgt.",
                "Normally the stock in your shop leads. If it comes from elsewhere, such as a supplier or a warehouse, "
                + "Tandem sets that number in every shop that has the item, and bol follows."),
            ["outside.from"] = ("Waar komt de voorraad vandaan?", "Where does the stock come from?"),
            ["source-kind.Shop"] = ("De webshop", "The shop"),
            ["source-kind.Shop.text"] = ("WooCommerce houdt de voorraad bij.", "WooCommerce keeps the stock."),
            ["source-kind.Csv"] = ("Een bestand (CSV) op het web", "A file (CSV) on the web"),
            ["source-kind.Csv.text"] = ("Tandem haalt het telkens op.", "Tandem fetches it again and again."),
            ["source-kind.Api"] = ("De API van Tandem", "Tandem's API"),
            ["source-kind.Api.text"] = ("Jouw systeem stuurt de voorraad.", "Your system sends the stock."),
            ["outside.url"] = ("Adres van het bestand", "Address of the file"),
            ["outside.user"] = ("Gebruikersnaam (optioneel)", "User name (optional)"),
            ["outside.password"] = ("Wachtwoord", "Password"),
            ["outside.kept"] = ("bewaard, wordt niet getoond", "kept, never shown"),
            ["outside.forget"] = ("Vergeet de gebruikersnaam en het wachtwoord", "Forget the user name and password"),
            ["outside.every"] = ("Ophalen om de … minuten", "Fetch every … minutes"),
            ["outside.lag"] = ("Loopt … minuten achter", "Runs … minutes behind"),
            ["outside.lag.text"] = (
                "Verkopen die in het bestand nog kunnen ontbreken, trekt Tandem eraf: alles van na het bestand, en van zoveel "
                + "minuten daarvoor.",
                "Tandem takes off the sales that the file may not have yet: everything after the file, and from this many "
                + "minutes before it."),
            ["outside.column.gtin"] = ("Kolom met de EAN", "Column with the EAN"),
            ["outside.column.sku"] = ("Kolom met de SKU", "Column with the SKU"),
            ["outside.column.quantity"] = ("Kolom met de voorraad", "Column with the stock"),
            ["outside.by-itself"] = ("automatisch gevonden", "found automatically"),
            ["outside.missing-to-zero"] = (
                "Artikelen die niet meer in het bestand staan, gaan naar 0 (anders houden ze hun aantal)",
                "Items that are no longer in the file go to 0 (else they keep their number)"),
            ["outside.api-docs"] = ("Uitleg van de API", "How the API works"),
            ["outside.try"] = ("Nu proberen, zonder iets te veranderen", "Try now, without changing anything"),
            ["outside.busy"] = ("Het bestand wordt opgehaald…", "Fetching the file…"),
            ["outside.now"] = ("Nu", "Now"),
            ["outside.items"] = ("artikelen met externe voorraad", "items with external stock"),
            ["outside.differ"] = ("daarvan toont de webshop nog iets anders", "of which the shop still shows another"),
            ["outside.refused-writes"] = ("door de webshop geweigerd", "refused by the shop"),
            ["outside.observing"] = ("Alles wordt uitgerekend, maar niet gewijzigd: de voorraad staat niet live.",
                "All is worked out, nothing is changed: stock is not live."),
            ["outside.last"] = ("Laatste keer", "Last time"),
            ["outside.never"] = ("Het bestand is nog niet gelezen.", "The file was not read yet."),
            ["outside.nothing-changed"] = ("Er is niets veranderd.", "Nothing was changed."),
            ["outside.believe"] = ("Bestand toch verwerken", "Use this file anyway"),
            ["outside.read-at"] = ("opgehaald", "fetched"),
            ["outside.file-at"] = ("bestand van", "file of"),
            ["outside.rows"] = ("bruikbare regels", "usable rows"),
            ["outside.run-items"] = ("artikelen gevonden", "items found"),
            ["outside.changed"] = ("met een ander aantal", "with another number"),
            ["outside.unknown"] = ("regels die bij geen artikel horen", "rows that match no item"),
            ["outside.missing"] = ("artikelen niet meer in het bestand", "items no longer in the file"),
            ["outside.uncounted"] = ("artikelen waarvan de webshop geen eigen voorraad bijhoudt",
                "items of which the shop keeps no stock of their own"),
            ["outside.bad"] = ("overgeslagen regels", "skipped rows"),
            ["outside.bad-rows"] = ("Welke regels zijn overgeslagen", "Which rows were skipped"),
            ["outside.line"] = ("regel", "line"),
            ["bad-row.NoKey"] = ("geen geldige EAN en geen SKU", "no valid EAN and no SKU"),
            ["bad-row.NoQuantity"] = ("geen aantal", "no number"),
            ["bad-row.NotWhole"] = ("geen heel aantal", "not a whole number"),
            ["bad-row.Twice"] = ("staat er twee keer in; het laagste aantal telt", "is in it twice; the lower number counts"),
            ["bad-row.TwoNotations"] = ("dit bestand schrijft de punt als komma én voor duizendtallen: het aantal is niet zeker",
                "this file uses the dot for decimals and for thousands: the number is not certain"),
            ["bad-row.Ambiguous"] = ("meer dan één artikel heeft deze code", "more than one item has this code"),
            ["tried"] = ("Wat dit bestand zou doen", "What this file would do"),
            ["tried.rows"] = ("{rows} regels, {items} artikelen gevonden; {unknown} regels horen bij geen artikel.",
                "{rows} rows, {items} items found; {unknown} rows match no item."),
            ["tried.none"] = ("In de webshop zou niets veranderen.", "Nothing would change in the shop."),
            ["tried.changes"] = (
                "Andere aantallen in de webshop: {changes}. Daarvan naar 0: {zero}.",
                "Other numbers in the shop: {changes}. Of these to 0: {zero}."),
            ["tried.columns"] = ("Gebruikte kolommen:", "Columns used:"),
            ["tried.first"] = ("De eerste regels", "The first rows"),
            ["tried.in-file"] = ("In het bestand", "In the file"),
            ["tried.shop-now"] = ("Webshop nu", "Shop now"),
            ["tried.shop-then"] = ("Webshop dan", "Shop then"),
            ["tried.unknown"] = ("niet in de webshop", "not in the shop"),
            ["tokens"] = ("Tokens voor de API", "Tokens for the API"),
            ["tokens.text"] = ("Met een token mag een ander systeem wat je hier kiest, en niets anders.",
                "With a token another system may do what you choose here, and nothing else."),
            ["tokens.once"] =
                ("Bewaar dit token nu: het wordt nooit meer getoond.", "Keep this token now: it is never shown again."),
            ["tokens.name"] = ("Waarvoor is het?", "What is it for?"),
            ["tokens.make"] = ("Token maken", "Make token"),
            ["tokens.revoke"] = ("Intrekken", "Revoke"),
            ["tokens.revoked"] = ("ingetrokken", "revoked"),
            ["tokens.used"] = ("gebruikt", "used"),
            ["tokens.unused"] = ("nog niet gebruikt", "not used yet"),
            ["lvb"] = ("Als LVB op is", "When LVB runs out"),
            ["lvb.text"] = (
                "Wat bol verstuurt (LVB), krijgt nooit jouw voorraad. Heeft bol er geen meer, dan kan Tandem "
                + "ze uit je eigen voorraad laten verkopen, en na een dag weer terugzetten zodra bol er heeft.",
                "Offers that bol ships (LVB) never get your stock. When bol has none left, Tandem can let them sell from "
                + "your own stock, and after a day back again once bol has some."),
            ["lvb.fall-back"] = ("Verkoop uit eigen voorraad zodra LVB op is", "Sell from own stock when LVB runs out"),
            ["lvb.units"] = ("Alleen met minstens … eigen stuks", "Only with at least … own units"),
            ["lvb.promise"] = ("Levertijd voor eigen voorraad", "Delivery promise for own stock"),
            ["lvb.promise.none"] = ("kies…", "choose…"),
            ["schedule.BOL_DELIVERY_PROMISE"] = ("zoals bol voorspelt", "as bol predicts"),
            ["schedule.MY_DELIVERY_PROMISE"] = ("mijn eigen levertijd", "my own promise"),
            ["schedule.SHIPPING_VIA_BOL"] = ("verzenden via bol (VVB)", "shipping via bol (VVB)"),
            ["lvb.from-days"] = ("Van … dagen", "From … days"),
            ["lvb.to-days"] = ("Tot … dagen", "To … days"),
            ["lvb.until"] = ("Vandaag besteld vóór", "Ordered today before"),
            ["lvb.regular"] = ("in het magazijn van bol", "in bol's warehouse"),
            ["lvb.graded"] = ("in het magazijn van bol, niet verkoopbaar", "in bol's warehouse, not for sale"),
            ["external"] = ("Externe voorraad", "External stock"),
            ["external.number"] = ("externe voorraad", "external stock"),
            ["external.target"] = ("moet de webshop tonen", "the shop should show"),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["seller.token-revoked"] = ("Token {name} ingetrokken.", "Token {name} revoked."),
            ["source.address"] = ("Geef een heel webadres, met http of https en zonder wachtwoord erin.",
                "Give a whole web address, with http or https and without a password in it."),
            ["source.minutes"] = ("Ophalen: kies 1 tot 1440 minuten. Achterlopen: 0 tot 1440 minuten.", "Fetch every 1 to 1440 "
                + "minutes; the file may run 0 to 1440 minutes behind."),
            ["source.private"] = (
                "Dit adres is alleen binnen een eigen netwerk bereikbaar. Gebruik een adres op internet, of vraag de beheerder "
                + "van Tandem om dit toe te staan.",
                "This address is in a private network. Use an address on the internet, or ask whoever manages Tandem to allow "
                + "it."),
            ["source.redirect"] = (
                "De server stuurt door naar {host}; daar gaat je wachtwoord niet heen. Vul dat adres zelf in.",
                "The server sends on to {host}; your password does not go there. Enter that address yourself."),
            ["source.no-host"] = ("Deze server bestaat niet.", "There is no such server."),
            ["source.certificate"] = ("Het certificaat van de server klopt niet.", "The server's certificate is not right."),
            ["source.unreachable"] = ("De server is niet bereikbaar.", "The server cannot be reached."),
            ["source.slow"] = ("De server antwoordt te traag.", "The server answers too slowly."),
            ["source.half"] = ("Het bestand kwam maar half aan.", "Only half of the file arrived."),
            ["source.unauthorized"] = ("De server weigert de toegang ({status}): klopt het wachtwoord?",
                "The server refuses access ({status}): is the password right?"),
            ["source.refused"] =
                ("De server geeft het bestand niet (antwoord {status}).", "The server does not give the file (answer {status})."),
            ["source.too-large"] = ("Het bestand is groter dan {megabytes} MB.", "The file is larger than {megabytes} MB."),
            ["source.empty"] = ("Het bestand is leeg.", "The file is empty."),
            ["source.not-csv"] = ("Dit is geen CSV die te lezen is: er staat ergens een aanhalingsteken open.",
                "This is no CSV that can be read: a quotation mark is open somewhere."),
            ["source.no-columns"] = (
                "Er is geen kolom voor de voorraad, of geen voor de EAN of SKU. Gevonden: {found}.",
                "There is no column for the stock, or none for the EAN or SKU. Found: {found}."),
            ["source.too-many-rows"] = (
                "Het bestand heeft meer dan {most} regels. Laat de leverancier alleen jouw artikelen erin zetten.",
                "The file has more than {most} rows. Have the supplier put only your articles in it."),
            ["source.no-rows"] = ("Er staat geen enkele bruikbare regel in ({bad} kloppen niet).",
                "There is not one usable row in it ({bad} are not right)."),
            ["source.shrunk"] = (
                "Het bestand heeft nog maar {rows} regels; het vorige had er {before}. Dat is misschien een half bestand.",
                "The file has only {rows} rows; the one before had {before}. It may be half a file."),
            ["shop-stock.external"] = (
                "Externe voorraad {external}, min {sold} die sindsdien verkocht zijn: de webshop toont {target}.",
                "External stock {external}, less {sold} sold since: the shop shows {target}."),
            ["shop-stock.not-counted"] = (
                "De webshop houdt van dit artikel geen eigen voorraad bij, dus de externe voorraad geldt er niet voor.",
                "The shop keeps no stock of its own for this item, so the external stock does not apply to it."),
            ["shop-stock.orders-first"] = (
                "De webshop toont {shown} en zou {target} tonen; eerst worden de bestellingen gelezen, want er kan er net "
                + "een zijn.",
                "The shop shows {shown} and should show {target}; its orders are read first, for there may be a new one."),
            ["shop-stock.written"] = ("Voorraad in de webshop van {from} naar {to} gezet.",
                "Stock in the shop set from {from} to {to}."),
            ["shop-stock.read-back"] = ("Het antwoord van de webshop ging verloren; die toont {to}, zoals bedoeld.",
                "The shop's answer was lost; it shows {to}, as it should."),
            ["attention.shop-stock-ignored"] = (
                "De webshop nam {to} voor {item} aan, maar toont {shown}. Kijk of een plugin de voorraad van dit artikel "
                + "beheert.",
                "The shop took {to} for {item}, but shows {shown}. See whether a plugin manages this item's stock."),
            ["attention.shop-stock-refused"] = ("De webshop weigert de voorraad van {item}: {words}",
                "The shop refuses the stock of {item}: {words}"),
            ["lvb.off"] = ("Verkopen uit eigen voorraad staat uit.", "Selling from own stock is off."),
            ["lvb.own-by-choice"] = ("Dit bol-artikel verkoopt uit eigen voorraad.", "This offer sells from own stock."),
            ["lvb.not-read"] = ("De voorraad bij bol is nog niet gelezen.", "The stock at bol was not read yet."),
            ["lvb.still-empty"] = ("Bij bol ligt nog niets; het bol-artikel blijft op eigen voorraad.",
                "There is still none at bol; the offer stays with own stock."),
            ["lvb.not-yet"] = ("Bij bol ligt weer voorraad, maar het bol-artikel blijft minstens een dag op eigen voorraad.",
                "There is stock at bol again, but the offer stays with own stock for at least a day."),
            ["lvb.back"] = ("Bij bol liggen er weer {units}: het bol-artikel gaat terug.",
                "There are {units} at bol again: the offer goes back."),
            ["lvb.in-stock"] = ("Bij bol liggen er nog {units}.", "There are {units} left at bol."),
            ["lvb.just-empty"] = ("Bij bol lijkt niets meer te liggen; Tandem kijkt eerst nog een keer.",
                "There seems to be none left at bol; Tandem looks once more first."),
            ["lvb.no-promise"] =
                ("Er is geen levertijd voor eigen voorraad ingesteld.", "No delivery promise for own stock is set."),
            ["lvb.other-offer"] = ("Een ander bol-artikel van jou verkoopt dit al uit eigen voorraad.",
                "Another offer of yours sells this from own stock already."),
            ["lvb.not-linked"] = ("Er hoort geen artikel bij waarvan de webshop de voorraad bijhoudt.",
                "It belongs to no item whose stock the shop counts."),
            ["lvb.too-few"] = ("Er zijn maar {free} eigen stuks vrij, en je wilt er minstens {needed}.",
                "Only {free} own units are free; you want at least {needed}."),
            ["lvb.to-own"] = (
                "Bij bol is niets meer, en er zijn {units} eigen stuks vrij: het bol-artikel verkoopt voortaan uit eigen "
                + "voorraad.",
                "There is none left at bol, and {units} own units are free: the offer goes over to own stock."),
            ["lvb.went-own"] = ("Het bol-artikel verkoopt nu uit eigen voorraad en toont {to}; bij bol was niets meer.",
                "The offer sells from own stock now and shows {to}; there was none left at bol."),
            ["lvb.went-back"] = ("Het bol-artikel verkoopt weer uit het magazijn van bol.",
                "The offer sells from bol's warehouse again."),
            ["lvb.unsound"] = ("Kies een levertijd die bol kent, met het kleinste aantal dagen eerst.",
                "Choose a delivery promise that bol knows, with the smaller number of days first."),
            ["attention.lvb-not-switched"] = (
                "bol nam de wissel van EAN {ean} tussen LVB en eigen voorraad aan, maar voert hem niet uit. Wissel zelf bij "
                + "bol, of zet het verkopen uit eigen voorraad uit.",
                "bol accepted the switch of EAN {ean} between LVB and own stock, but does not carry it out. Switch it at "
                + "bol yourself, or turn it off."),
            ["attention.lvb-refused"] = (
                "bol weigert EAN {ean} tussen LVB en eigen voorraad te wisselen: {words} Wissel zelf bij bol, of zet het "
                + "verkopen uit eigen voorraad uit.",
                "bol refuses to switch EAN {ean} between LVB and own stock: {words} Switch it at bol yourself, or turn it "
                + "off."),
        };
}
