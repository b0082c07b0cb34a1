namespace Tandem.Web.Pages.Words;

/// <summary>The words about stock from outside, the REST API and bol's own warehouse (LVB). In Dutch and English.</summary>
internal static class SourceWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["source"] = ("Voorraadbron", "Stock source"),
            ["side.external"] = ("Bron van buiten", "Outside source"),
            ["source.stock"] = ("voorraad", "stock"),
            ["source.lvb"] = ("voorraad in bols magazijn (LVB)", "stock in bol's warehouse (LVB)"),
            ["kind.ShopStock"] = ("voorraad naar de winkel", "stock to the shop"),
            ["kind.LvbSwitch"] = ("wissel tussen LVB en eigen voorraad", "switch between LVB and own stock"),
            ["outside.save"] = ("Bewaren", "Save"),
            ["outside.saved"] = ("Bewaard.", "Saved."),
            ["outside.lead"] = (
                "Normaal is de voorraad in uw winkel de waarheid. Komt die van elders, bijvoorbeeld van een leverancier of een "
                + "magazijn, dan zet Tandem dat getal in elke winkel die het artikel heeft, en bol volgt.",
                "Normally the stock in your shop is the truth. If it comes from elsewhere, such as a supplier or a warehouse, "
                + "Tandem sets that number in every shop that has the item, and bol follows."),
            ["outside.from"] = ("Waar komt de voorraad vandaan?", "Where does the stock come from?"),
            ["source-kind.Shop"] = ("De winkel", "The shop"),
            ["source-kind.Shop.text"] = ("WooCommerce houdt de voorraad bij.", "WooCommerce keeps the stock."),
            ["source-kind.Csv"] = ("Een bestand (CSV) op het web", "A file (CSV) on the web"),
            ["source-kind.Csv.text"] = ("Tandem haalt het telkens op.", "Tandem fetches it again and again."),
            ["source-kind.Api"] = ("De API van Tandem", "Tandem's API"),
            ["source-kind.Api.text"] = ("Uw systeem stuurt de getallen.", "Your system sends the numbers."),
            ["outside.url"] = ("Adres van het bestand", "Address of the file"),
            ["outside.user"] = ("Gebruikersnaam, als het moet", "User name, if needed"),
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
            ["outside.by-itself"] = ("vanzelf gevonden", "found by itself"),
            ["outside.missing-to-zero"] =
                ("Artikelen die niet meer in het bestand staan, gaan naar 0 (anders houden ze hun getal)",
                    "Items that are no longer in the file go to 0 (else they keep their number)"),
            ["outside.api-docs"] = ("Uitleg van de API", "How the API works"),
            ["outside.try"] = ("Nu proberen, zonder iets te veranderen", "Try now, without changing anything"),
            ["outside.busy"] = ("Het bestand wordt opgehaald…", "Fetching the file…"),
            ["outside.now"] = ("Nu", "Now"),
            ["outside.items"] = ("artikelen met een getal van buiten", "items with a number from outside"),
            ["outside.differ"] = ("daarvan toont de winkel nog iets anders", "of which the shop still shows another"),
            ["outside.refused-writes"] = ("door de winkel geweigerd", "refused by the shop"),
            ["outside.observing"] = ("Er wordt besloten, maar niet geschreven: de voorraad staat niet live.",
                "All is decided, nothing is written: stock is not live."),
            ["outside.last"] = ("Laatste keer", "Last time"),
            ["outside.never"] = ("Het bestand is nog niet gelezen.", "The file was not read yet."),
            ["outside.nothing-changed"] = ("Er is niets veranderd.", "Nothing was changed."),
            ["outside.believe"] = ("Het klopt: neem dit bestand", "It is right: take this file"),
            ["outside.read-at"] = ("opgehaald", "fetched"),
            ["outside.file-at"] = ("getallen van", "numbers of"),
            ["outside.rows"] = ("bruikbare regels", "usable rows"),
            ["outside.run-items"] = ("artikelen gevonden", "items found"),
            ["outside.changed"] = ("met een ander getal", "with another number"),
            ["outside.unknown"] = ("regels die geen artikel kent", "rows that no item knows"),
            ["outside.missing"] = ("artikelen niet meer in het bestand", "items no longer in the file"),
            ["outside.uncounted"] =
                ("artikelen die de winkel niet apart telt", "items that the shop does not count by themselves"),
            ["outside.bad"] = ("overgeslagen regels", "rows passed over"),
            ["outside.bad-rows"] = ("Welke regels zijn overgeslagen", "Which rows were passed over"),
            ["outside.line"] = ("regel", "line"),
            ["bad-row.NoKey"] = ("geen geldige EAN en geen SKU", "no valid EAN and no SKU"),
            ["bad-row.NoQuantity"] = ("geen getal", "no number"),
            ["bad-row.NotWhole"] = ("geen heel getal", "not a whole number"),
            ["bad-row.Twice"] = ("staat er twee keer in; het laagste getal telt", "is in it twice; the lower number counts"),
            ["bad-row.Ambiguous"] = ("meer dan één artikel heeft deze code", "more than one item has this code"),
            ["tried"] = ("Wat dit bestand zou doen", "What this file would do"),
            ["tried.rows"] = ("{rows} regels, {items} artikelen gevonden, {unknown} regels kent geen artikel.",
                "{rows} rows, {items} items found, {unknown} rows no item knows."),
            ["tried.none"] = ("In de winkel zou niets veranderen.", "Nothing would change in the shop."),
            ["tried.changes"] =
                ("In de winkel zouden er {changes} veranderen: {zero} gaan naar 0, {up} komen weer in de verkoop.",
                    "{changes} would change in the shop: {zero} go to 0, {up} come back on sale."),
            ["tried.columns"] = ("Gebruikte kolommen:", "Columns used:"),
            ["tried.first"] = ("De eerste regels", "The first rows"),
            ["tried.in-file"] = ("In het bestand", "In the file"),
            ["tried.shop-now"] = ("Winkel nu", "Shop now"),
            ["tried.shop-then"] = ("Winkel dan", "Shop then"),
            ["tried.unknown"] = ("niet in de winkel", "not in the shop"),
            ["tokens"] = ("Tokens voor de API", "Tokens for the API"),
            ["tokens.text"] = ("Met een token mag een ander systeem voorraad sturen en opvragen, en niets anders.",
                "With a token another system may send and ask for stock, and nothing else."),
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
                "Aanbiedingen die bol verstuurt (LVB) krijgen nooit uw voorraad. Heeft bol er geen meer, dan kan Tandem ze uit "
                + "uw eigen voorraad laten verkopen, en na een dag weer terug zodra bol er heeft.",
                "Offers that bol ships (LVB) never get your stock. When bol has none left, Tandem can let them sell from your "
                + "own stock, and after a day back again once bol has some."),
            ["lvb.fall-back"] = ("Ga over op eigen voorraad als LVB op is", "Go over to own stock when LVB runs out"),
            ["lvb.units"] = ("Alleen met minstens … eigen stuks", "Only with at least … own units"),
            ["lvb.promise"] = ("Levertijd voor eigen voorraad", "Delivery promise for own stock"),
            ["lvb.promise.none"] = ("kies…", "choose…"),
            ["schedule.BOL_DELIVERY_PROMISE"] = ("zoals bol voorspelt", "as bol predicts"),
            ["schedule.MY_DELIVERY_PROMISE"] = ("mijn eigen levertijd", "my own promise"),
            ["schedule.SHIPPING_VIA_BOL"] = ("verzenden via bol (VVB)", "shipping via bol (VVB)"),
            ["lvb.from-days"] = ("Van … dagen", "From … days"),
            ["lvb.to-days"] = ("Tot … dagen", "To … days"),
            ["lvb.until"] = ("Vandaag besteld vóór", "Ordered today before"),
            ["lvb.regular"] = ("in bols magazijn", "in bol's warehouse"),
            ["lvb.graded"] = ("daar, niet meer te verkopen", "there, no longer for sale"),
            ["external"] = ("Van buiten", "From outside"),
            ["external.number"] = ("getal van buiten", "number from outside"),
            ["external.target"] = ("moet de winkel tonen", "the shop should show"),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["seller.source"] = ("De voorraad komt voortaan van: {source}.", "Stock comes from now on from: {source}."),
            ["seller.token-added"] = ("Token {name} voor de API gemaakt.", "Token {name} for the API made."),
            ["seller.token-revoked"] = ("Token {name} ingetrokken.", "Token {name} revoked."),
            ["seller.lvb-fallback"] = (
                "Aanbiedingen mogen op eigen voorraad overgaan als bol er geen meer heeft.",
                "Offers may go over to own stock when bol has none left."),
            ["seller.lvb-no-fallback"] = ("Aanbiedingen van bols magazijn gaan niet meer over op eigen voorraad.",
                "Offers of bol's warehouse no longer go over to own stock."),
            ["source.address"] = ("Geef een heel webadres, met http(s) en zonder wachtwoord erin.",
                "Give a whole web address, with http(s) and without a password in it."),
            ["source.minutes"] = ("Geef minuten tussen 1 en een dag.", "Give minutes between 1 and a day."),
            ["source.private"] = (
                "Dit adres ligt in een eigen netwerk; de beheerder van deze machine kan dat toestaan.",
                "This address is in a private network; who runs this machine can allow that."),
            ["source.redirect"] = (
                "De server stuurt door naar {host}; daar gaat uw wachtwoord niet heen. Vul dat adres zelf in.",
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
                "Van buiten: {external}, min {sold} die sindsdien verkocht zijn: de winkel toont {target}.",
                "From outside: {external}, less {sold} sold since then: the shop shows {target}."),
            ["shop-stock.not-counted"] =
                ("De winkel telt dit artikel niet apart, dus het getal van buiten heeft er niets over te zeggen.",
                    "The shop does not count this item by itself, so the number from outside has no say."),
            ["shop-stock.orders-first"] = (
                "De winkel toont {shown} en zou {target} tonen; eerst worden de bestellingen gelezen, want er kan er net een "
                + "zijn.",
                "The shop shows {shown} and should show {target}; its orders are read first, for there may be a new one."),
            ["shop-stock.written"] =
                ("Voorraad in de winkel van {from} naar {to} gezet.", "Stock in the shop set from {from} to {to}."),
            ["shop-stock.read-back"] = ("Het antwoord van de winkel ging verloren; ze toont {to}, zoals bedoeld.",
                "The shop's answer was lost; it shows {to}, as it should."),
            ["attention.shop-stock-ignored"] = (
                "De winkel nam {to} voor {item} aan, maar toont {shown}. Kijk of een plug-in de voorraad van dit artikel beheert.",
                "The shop took {to} for {item}, but shows {shown}. See whether a plugin manages this item's stock."),
            ["attention.shop-stock-refused"] =
                ("De winkel weigert de voorraad van {item}: {words}", "The shop refuses the stock of {item}: {words}"),
            ["lvb.off"] = ("Overgaan op eigen voorraad staat uit.", "Going over to own stock is off."),
            ["lvb.own-by-choice"] = ("Deze aanbieding verkoopt uit eigen voorraad.", "This offer sells from own stock."),
            ["lvb.not-read"] = ("De voorraad bij bol is nog niet gelezen.", "The stock at bol was not read yet."),
            ["lvb.still-empty"] = ("Bij bol ligt nog niets; de aanbieding blijft op eigen voorraad.",
                "There is still none at bol; the offer stays with own stock."),
            ["lvb.not-yet"] = ("Bij bol ligt weer voorraad, maar de aanbieding blijft minstens een dag op eigen voorraad.",
                "There is stock at bol again, but the offer stays with own stock for at least a day."),
            ["lvb.back"] = ("Bij bol liggen er weer {units}: de aanbieding gaat terug.",
                "There are {units} at bol again: the offer goes back."),
            ["lvb.in-stock"] = ("Bij bol liggen er nog {units}.", "There are {units} left at bol."),
            ["lvb.just-empty"] = ("Bij bol lijkt niets meer te liggen; Tandem kijkt eerst nog een keer.",
                "There seems to be none left at bol; Tandem looks once more first."),
            ["lvb.no-promise"] =
                ("Er is geen levertijd voor eigen voorraad ingesteld.", "No delivery promise for own stock is set."),
            ["lvb.other-offer"] = ("Een andere aanbieding van u verkoopt dit al uit eigen voorraad.",
                "Another offer of yours sells this from own stock already."),
            ["lvb.not-linked"] = ("Er hoort geen artikel bij waarvan de winkel de voorraad telt.",
                "It belongs to no item whose stock the shop counts."),
            ["lvb.too-few"] = ("Er zijn maar {free} eigen stuks vrij; u wilt er minstens {needed}.",
                "Only {free} own units are free; you want at least {needed}."),
            ["lvb.to-own"] =
                ("Bij bol is niets meer, en er zijn {units} eigen stuks vrij: de aanbieding gaat over op eigen voorraad.",
                    "There is none left at bol, and {units} own units are free: the offer goes over to own stock."),
            ["lvb.went-own"] = ("De aanbieding verkoopt nu uit eigen voorraad en toont {to}; bij bol was niets meer.",
                "The offer sells from own stock now and shows {to}; there was none left at bol."),
            ["lvb.went-back"] = ("De aanbieding verkoopt weer uit bols magazijn.", "The offer sells from bol's warehouse again."),
            ["lvb.unsound"] = ("Kies een levertijd die bol kent, met het kleinste aantal dagen eerst.",
                "Choose a delivery promise that bol knows, with the smaller number of days first."),
            ["attention.lvb-not-switched"] = (
                "bol nam de wissel van EAN {ean} tussen LVB en eigen voorraad aan, maar voert hem niet uit. Wissel zelf bij bol, "
                + "of zet het overgaan uit.",
                "bol took the switch of EAN {ean} between LVB and own stock, but does not carry it out. Switch it at bol "
                + "yourself, or turn it off."),
            ["attention.lvb-refused"] = (
                "bol weigert EAN {ean} tussen LVB en eigen voorraad te wisselen: {words} Wissel zelf bij bol, of zet het "
                + "overgaan uit.",
                "bol refuses to switch EAN {ean} between LVB and own stock: {words} Switch it at bol yourself, or turn it off."),
        };
}
