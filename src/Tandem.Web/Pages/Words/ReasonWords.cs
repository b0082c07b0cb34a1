namespace Tandem.Web.Pages.Words;

/// <summary>A sentence for every reason code that the engine gives, in Dutch and English. Facts stand in braces.</summary>
internal static class ReasonWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> All =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["stock.available"] = (
                "{item}: {available} in de webshop, min {promised} verkocht via bol en nog niet verwerkt in WooCommerce, "
                + "{held} gereserveerd en {safety} veiligheidsvoorraad: bol toont {target}.",
                "{item}: {available} in the shop, less {promised} sold at bol and not in WooCommerce yet, {held} reserved "
                + "and {safety} safety stock: bol shows {target}."),
            ["stock.lvb"] = ("bol verstuurt dit artikel zelf (LVB); de voorraad van dit bol-artikel is van bol.",
                "bol ships this item itself (LVB); the stock of this offer is bol's."),
            ["stock.not-linked"] = ("Dit bol-artikel is aan geen artikel gekoppeld, dus Tandem verandert er niets aan.",
                "This offer is linked to no item, so Tandem changes nothing."),
            ["stock.item-gone"] = ("{item} staat niet meer in de webshop: er wordt niets meer van verkocht.",
                "{item} is no longer in the shop: none of it is sold any more."),
            ["stock.not-counted"] = ("De webshop houdt van {item} geen voorraad bij, dus Tandem verandert bij bol niets.",
                "The shop keeps no stock of {item}, so Tandem changes nothing at bol."),
            ["stock.capped"] = ("{item}: er zijn er {free} vrij, maar je laat bol er maximaal {cap} tonen: bol toont {target}.",
                "{item}: {free} are free, but you let bol show {cap} at most: bol shows {target}."),
            ["stock.below-minimum"] = ("{item}: er zijn er nog {free}, minder dan je minimum van {minimum}: bol toont 0.",
                "{item}: {free} are left, fewer than your minimum of {minimum}: bol shows 0."),
            ["stock.fixed"] = ("Je laat bol van {item} altijd {target} tonen, wat de webshop ook heeft.",
                "You let bol always show {target} of {item}, whatever the shop has."),
            ["stock.assumed"] = (
                "De webshop houdt van {item} geen voorraad bij, maar verkoopt het wel: volgens je regel toont bol {target}.",
                "The shop keeps no stock of {item}, but sells it: by your rule bol shows {target}."),
            ["stock.out-of-stock"] = (
                "De webshop houdt van {item} geen voorraad bij en verkoopt het nu niet: bol toont {target}.",
                "The shop keeps no stock of {item} and does not sell it now: bol shows {target}."),
            ["stock.backorder"] = ("{item} mag in de webshop worden nabesteld: bol toont {target}.",
                "The shop takes backorders for {item}: bol shows {target}."),
            ["stock.hands-off"] = ("Volgens je regel werkt Tandem deze voorraad niet bij.",
                "By your rule Tandem does not update this stock."),
            ["stock.shows-nothing"] = ("Volgens je regel wordt dit niet via bol verkocht: bol toont 0.",
                "By your rule this is not sold at bol: bol shows 0."),
            ["stock.adaptive"] = (
                "Veiligheidsvoorraad {adaptive}: bol verkoopt er {own} per uur en de webshop en andere bol-artikelen samen "
                + "{others}, en binnen {window} seconden weten beide kanten van elkaar. Zo blijft de kans op dubbele verkoop "
                + "onder {chance} %.",
                "Safety stock {adaptive}: bol sells {own} an hour, the shop and other offers together {others}, and within "
                + "{window} seconds both sides know of each other. That keeps the chance of selling one twice below "
                + "{chance} %."),
            ["stock.adaptive-proposed"] = (
                "Voorstel: veiligheidsvoorraad {adaptive}, dan toont bol {target}. bol verkoopt er {own} per uur en de "
                + "webshop en andere bol-artikelen samen {others}, en binnen {window} seconden weten beide kanten van "
                + "elkaar. Zo blijft de kans op dubbele verkoop onder {chance} %.",
                "Proposal: safety stock {adaptive}, then bol shows {target}. bol sells {own} an hour, the shop and other offers "
                + "together {others}, and within {window} seconds both sides know of each other. That keeps the chance of "
                + "selling one twice below {chance} %."),
            ["stock.offer-gone"] = ("Het bol-artikel bestaat niet meer bij bol.", "The offer no longer exists at bol."),
            ["stock.repeated"] = ("Voorraad bij bol opnieuw op {to} gezet: bol had er vlak daarvoor van verkocht.",
                "Stock at bol set to {to} again: bol had sold from it just before."),
            ["stock.pushed"] = ("Voorraad bij bol van {from} naar {to} gezet.", "Stock at bol set from {from} to {to}."),
            ["offer.verdict"] = ("Koppeling van EAN {ean}: {verdict}.", "Matching of EAN {ean}: {verdict}."),
            ["import.new-order"] = ("Nieuwe bestelling van bol.", "New order from bol."),
            ["order.imported"] = ("Bestelling {order} staat in de webshop als {shopOrder}, totaal {total}.",
                "Order {order} is in the shop as {shopOrder}, total {total}."),
            ["order.found-again"] = ("Bestelling {order} stond al in de webshop als {shopOrder}; niets dubbel gemaakt.",
                "Order {order} was in the shop already as {shopOrder}; nothing was made twice."),
            ["order.shipped"] = ("Verzending van {order} met {carrier} is door bol bevestigd.",
                "Shipment of {order} with {carrier} is confirmed by bol."),
            ["order.shop-status"] = ("Status in de webshop: van “{from}” naar “{to}”.",
                "Status in the shop: from “{from}” to “{to}”."),
            ["order.lvb"] = ("bol verstuurt deze bestelling zelf (LVB), dus die komt niet in de webshop.",
                "bol ships this order itself (LVB), so it does not go into the shop."),
            ["order.cancelled-before-import"] = ("Geannuleerd voordat de bestelling in de webshop stond.",
                "Cancelled before it was in the shop."),
            ["order.before-go-live"] = ("Besteld voordat bestellingen live gingen, dus niet overgenomen.",
                "Placed before orders went live, so skipped."),
            ["ship.completed-in-shop"] = ("In de webshop op Afgerond gezet met {carrier}, pakketten: {parcels}.",
                "Completed in the shop with {carrier}, parcels: {parcels}."),
            ["ship.waiting-for-tracking"] = ("In de webshop op Afgerond gezet; de track & trace ontbreekt nog.",
                "Completed in the shop; track & trace is still missing."),
            ["ship.tracking-overdue"] = ("In de webshop op Afgerond gezet, maar er komt geen track & trace.",
                "Completed in the shop, but no track & trace arrives."),
            ["ship.vvb-label"] = ("Verzenden via bol: er is nog geen label. Koop het bij Labels.",
                "Shipping via bol: there is no label yet. Buy it at Labels."),
            ["ship.nothing-open"] = ("Er staat bij bol niets meer open.", "Nothing is open at bol any more."),
            ["seller.added"] = ("{name} is toegevoegd; Tandem kijkt alleen mee.", "{name} was added; Tandem only observes."),
            ["seller.shop-added"] = ("Webshop {name} is toegevoegd.", "Shop {name} was added."),
            ["seller.account-added"] = ("bol-account {name} is toegevoegd.", "bol account {name} was added."),
            ["seller.keys-replaced"] = ("De sleutels van {name} zijn vervangen.", "The keys of {name} were replaced."),
            ["seller.paused"] = ("{name} is gepauzeerd: Tandem leest niets en verandert niets.",
                "{name} is paused: Tandem reads nothing and changes nothing."),
            ["seller.resumed"] = ("{name} loopt weer.", "{name} runs again."),
            ["seller.part-paused"] = (
                "{name} is gepauzeerd: niet meer gelezen, en geen voorraad meer doorgegeven.",
                "{name} is paused: it is not read, and its stock is not written."),
            ["seller.part-resumed"] = ("{name} loopt weer.", "{name} runs again."),
            ["seller.part-removed"] = ("{name} is verwijderd.", "{name} was removed."),
            ["seller.to-zero"] = ("Aantal bol-artikelen dat naar 0 gaat: {offers}.", "Offers that go to 0: {offers}."),
            ["order.part-removed"] = ("{name} is verwijderd, dus Tandem volgt dit niet meer.",
                "{name} was removed, so Tandem no longer follows this."),
            ["keys.read-only"] = (
                "De sleutel kan alleen lezen: geef hem in WooCommerce lees- en schrijfrechten.",
                "The key only reads: give it read and write rights in WooCommerce."),
            ["keys.other-shop"] = (
                "Dit is een andere webshop: van {known} producten zijn er hier {found}. Voeg hem toe als een eigen webshop.",
                "This is another shop: of {known} products it has {found}. Add it as a shop of its own."),
            ["keys.same-shop"] = (
                "Deze webshop is in deze Tandem al gekoppeld: een tweede keer zou alles dubbel doen. Wil je andere sleutels "
                + "gebruiken, vervang ze dan bij Instellingen, Kanalen.",
                "This shop is connected to this Tandem already: a second time would do everything twice. To use other keys, "
                + "replace them under Settings, Channels."),
            ["keys.same-retailer"] = (
                "Deze sleutels openen een bol-account dat in deze Tandem al gekoppeld is: een tweede keer zou alles dubbel doen. "
                + "Wil je andere sleutels gebruiken, vervang ze dan bij Instellingen, Kanalen.",
                "These keys open a bol account that is connected to this Tandem already: a second time would do everything "
                + "twice. To use other keys, replace them under Settings, Channels."),
            ["attention.same-retailer"] = (
                "{name} en {other} zijn twee sleutels van hetzelfde bol-account. Elke bestelling gaat maar één keer naar je "
                + "webshop; de voorraad wordt wel dubbel bijgewerkt. Laat {name} verwijderen door de beheerder van Tandem "
                + "(`tandem seller remove` met `--offers leave`).",
                "{name} and {other} are two keys of the same bol account. Each order goes into your shop only once, but stock is "
                + "updated twice. Have {name} removed by whoever manages Tandem (`tandem seller remove` with `--offers leave`)."),
            ["attention.same-retailer-elsewhere"] = (
                "Het bol-account van {name} is in deze Tandem ook aan een andere verkoper gekoppeld: elke bestelling komt dan in "
                + "twee webshops. Verwijder het bij een van beide met `tandem seller remove`.",
                "The bol account of {name} is also connected to another seller in this Tandem: each order then goes into two "
                + "shops. Remove it at one of the two with `tandem seller remove`."),
            ["order.of-other-account"] = (
                "Deze bestelling loopt al via je andere sleutel van hetzelfde bol-account.",
                "This order already runs through your other key of the same bol account."),
            ["keys.other-retailer"] = (
                "Deze sleutels openen een ander bol-account: geen enkel bol-artikel komt overeen. Voeg het toe als een eigen "
                + "account.",
                "These keys open another bol account: not one offer is the same. Add it as an account of its own."),
            ["keys.gone"] = ("Dit is al verwijderd.", "This was removed already."),
            ["seller.live"] = ("Live gezet: {module}. Tandem werkt dit nu bij.", "Went live: {module}. Tandem now updates this."),
            ["seller.observing"] = ("{module}: Tandem kijkt alleen mee en verandert niets.",
                "{module}: Tandem only observes and changes nothing."),
            ["seller.settings-changed"] = ("Regel gewijzigd: {was} → {now}, voor {scope} {name}",
                "Rule changed: {was} → {now}, for {scope} {name}"),
            ["seller.all-live"] = ("De voorraad van alle bol-artikelen is live ({offers}).",
                "The stock of all offers is live ({offers})."),
            ["seller.chosen-live"] = (
                "Live gezette bol-artikelen: {offers}. Tandem werkt er nu {live} bij, en geen andere.",
                "Offers that went live: {offers}. Tandem now updates {live}, and no others."),
            ["seller.chosen-back"] = ("Niet meer live: {offers}. Tandem werkt er nu {live} bij.",
                "No longer live: {offers}. Tandem now updates {live}."),
            ["setting.negative"] = ("{field}: dit aantal kan niet onder 0.", "{field}: this number cannot be below 0."),
            ["setting.percent"] = ("{value} % kan niet: kies 0 tot 100 %.", "{value} % is not possible: choose 0 to 100 %."),
            ["setting.too-high"] =
                ("{field}: {value} is te veel, maximaal {most}.", "{field}: {value} is too many, {most} at most."),
            ["setting.minimum-above-cap"] = (
                "Een minimum van {minimum} wordt nooit gehaald als bol er maximaal {cap} toont. Kies 'niet via bol verkopen' "
                + "als je dat bedoelt.",
                "A minimum of {minimum} is never reached when bol shows {cap} at most. Choose 'do not sell at bol' if that "
                + "is what you mean."),
            ["setting.chance"] = ("De kans moet tussen 0,0001 en 50 % liggen.", "The chance must be between 0.0001 and 50 %."),
            ["setting.most"] = ("Maximale veiligheidsvoorraad: 0 tot {most} stuks.", "Most safety stock: 0 to {most} units."),
            ["setting.unknown-place"] =
                ("Dit is niet (meer) bij deze verkoper te vinden.", "This cannot be found (any more) with this seller."),
            ["setting.no-undo"] = ("Deze wijziging kan niet ongedaan worden gemaakt.", "This change cannot be undone."),
            ["setting.changed-since"] = ("Deze regel is daarna nog gewijzigd; maak eerst de laatste wijziging ongedaan.",
                "This rule was changed again after that; undo the last change first."),
            ["attention.done"] = ("Als afgehandeld gemarkeerd.", "Marked as resolved."),
            ["attention.duplicate"] = (
                "EAN {ean}: {verdict}. Tot je kiest toont bol het laagste aantal dat nog klopt.",
                "EAN {ean}: {verdict}. Until you choose, bol shows the lowest number that still holds."),
            ["attention.link-changed"] = (
                "EAN {ean}: het artikel of het bol-artikel is gewijzigd sinds ze werden gekoppeld. De koppeling blijft tot "
                + "je beslist.",
                "EAN {ean}: item or offer changed since they were linked. The link stays until you decide."),
            ["attention.link-gone"] = (
                "EAN {ean}: een artikel waaraan dit bol-artikel is gekoppeld, is niet meer in je webshop. Het staat daarom op 0. "
                + "Koppel een ander artikel, of houd de koppeling als het terugkomt.",
                "EAN {ean}: an item that this offer is linked to is no longer in your shop, so it shows 0. Link another item, or "
                + "keep the link if it will come back."),
            ["attention.bundle-unclear"] = (
                "EAN {ean} is een bundel waarvan Tandem de onderdelen niet kan lezen. Kies zelf de artikelen van dit "
                + "bol-artikel.",
                "EAN {ean} is a bundle whose parts Tandem cannot read. Choose the items of this offer yourself."),
            ["link.made"] = ("EAN {ean} handmatig gekoppeld aan {items}.", "EAN {ean} linked by hand to {items}."),
            ["link.picked"] = ("Bij dubbele EAN {ean} gekozen: {items}.",
                "For the duplicate EAN {ean}, this was picked: {items}."),
            ["link.removed"] = ("EAN {ean} ontkoppeld; Tandem koppelt dit niet automatisch opnieuw.",
                "EAN {ean} unlinked; Tandem does not link it again automatically."),
            ["link.kept"] = ("De koppeling van EAN {ean} blijft, na een wijziging: {items}.",
                "The link of EAN {ean} stays after a change: {items}."),
            ["link.rematched"] = ("EAN {ean} wordt weer automatisch gekoppeld.", "EAN {ean} is linked automatically again."),
            ["link.undone"] = ("De laatste wijziging van EAN {ean} is teruggedraaid; nu: {items}.",
                "The last change of EAN {ean} was undone; now: {items}."),
            ["link.no-parts"] = ("Kies minstens één artikel.", "Choose at least one item."),
            ["link.too-many-parts"] = ("Een bundel heeft maximaal {most} artikelen.", "A bundle has {most} items at most."),
            ["link.inherited"] = (
                "bol heeft {ean} opnieuw aangemaakt: de koppeling van het vorige bol-artikel geldt nu hiervoor.",
                "bol has made {ean} anew: the link of the offer before it holds for this one now."),
            ["setting.inherited"] = ("bol heeft {ean} opnieuw aangemaakt: de regel van het vorige bol-artikel geldt nu hiervoor.",
                "bol has made {ean} anew: the rule of the offer before it holds for this one now."),
            ["link.no-such-item"] = ("Dit artikel is er niet (meer).", "There is no such item (any more)."),
            ["link.no-such-offer"] = ("Dit bol-artikel is er niet (meer).", "There is no such offer (any more)."),
            ["link.quantity"] =
                ("Van {item} moet het aantal tussen 1 en {most} liggen.", "The number of {item} must be between 1 and {most}."),
            ["link.same-item-twice"] = ("{item} staat er meer dan eens bij; verhoog het aantal.",
                "{item} is listed more than once; raise its number instead."),
            ["link.item-gone"] = ("{item} staat niet meer in de webshop.", "{item} is no longer in the shop."),
            ["link.several-shops"] = ("Alle artikelen van een bundel moeten uit één webshop komen.",
                "All items of a bundle must come from one shop."),
            ["link.part-is-bundle"] =
                ("{item} is zelf een bundel; kies de onderdelen ervan.", "{item} is a bundle itself; choose its parts."),
            ["link.not-duplicate"] = ("Hier valt niets meer te kiezen.", "There is nothing to pick here any more."),
            ["link.not-changed"] = ("Deze koppeling is niet gewijzigd.", "This link has not changed."),
            ["link.not-by-hand"] = ("Deze koppeling is niet handmatig gemaakt.", "This link was not made by hand."),
            ["link.nothing-to-undo"] = ("Er is niets om terug te draaien.", "There is nothing to undo."),
            ["file.empty"] = ("Het bestand is leeg.", "The file is empty."),
            ["file.no-offer-column"] =
                ("De eerste regel heeft geen kolom offer id of ean.", "The first row has no column offer id or ean."),
            ["file.too-long"] = ("Een bestand heeft maximaal {most} regels; de rest is niet gelezen.",
                "A file has {most} rows at most; the rest was not read."),
            ["file.broken-row"] = ("De aanhalingstekens kloppen niet.", "The quotation marks are off."),
            ["file.no-offer"] = ("Er staat geen offer id en geen EAN.", "There is no offer id and no EAN."),
            ["file.bad-ean"] = ("{ean} is geen EAN. Maakte een spreadsheet er een getal van?",
                "{ean} is no EAN. Did a spreadsheet make a number of it?"),
            ["file.bad-number"] = ("{text} is geen id.", "{text} is no id."),
            ["file.bad-quantity"] = ("{text} is geen aantal tussen 1 en {most}.", "{text} is no number between 1 and {most}."),
            ["file.no-item"] = ("Er staat geen SKU, product id of variation id.", "There is no SKU, product id or variation id."),
            ["file.no-such-offer"] = ("Er is geen bol-artikel {offer}.", "There is no offer {offer}."),
            ["file.offer-has-other-ean"] = ("Het bol-artikel {offer} heeft een andere EAN: {ean}.",
                "Offer {offer} has another EAN: {ean}."),
            ["file.no-such-ean"] = ("Er is geen bol-artikel met EAN {ean}.", "There is no offer with EAN {ean}."),
            ["file.several-offers"] = ("Er zijn meer bol-artikelen met EAN {ean}; geef het offer id op.",
                "There are several offers with EAN {ean}; name the offer id."),
            ["file.several-items"] = ("Meer artikelen hebben {text}; geef het product id op.",
                "Several items have {text}; name the product id."),
            ["file.no-such-item"] = ("Er is geen artikel {text}.", "There is no item {text}."),
            ["file.item-has-other-sku"] = ("Artikel {text} heeft een andere SKU: {sku}.", "Item {text} has another SKU: {sku}."),
            ["matching.no-such-shop"] = ("Deze webshop is er niet.", "There is no such shop."),
            ["matching.bad-key"] = ("Vul de naam van het veld of het kenmerk in.", "Enter the name of the field or attribute."),
            ["matching.gtin-key"] =
                ("EAN's van {name} worden voortaan gelezen uit: {key} (was: {before}).",
                    "EANs of {name} are read from: {key} (was: {before})."),
            ["matching.shop-leads"] = ("{name} gaat voor als meer webshops hetzelfde artikel hebben.",
                "{name} leads where several shops have the same item."),
            ["attention.cancellation-requested"] = (
                "De klant wil {order} annuleren. Open de bestelling en kies: accepteren, of toch verzenden.",
                "The customer wants to cancel {order}. Open the order and choose: accept, or ship anyway."),
            ["attention.unknown-product"] = (
                "Bestelling {order} heeft een artikel dat de webshop niet kent (EAN {ean}). De bestelling staat wel in de "
                + "webshop; verlaag de voorraad van dit artikel zelf.",
                "Order {order} has an item that the shop does not know (EAN {ean}). The order is in the shop anyway; lower "
                + "the stock of this item yourself."),
            ["attention.total-too-high"] = (
                "{order} staat {by} te veel in de webshop: {shop}, en de klant betaalde {bol} bij bol. De "
                + "bestelling loopt intussen door. Kijk de regels en de btw-tarieven in WooCommerce na en kies dan bij de "
                + "bestelling Vergelijk en herstel, of Het klopt zo.",
                "{order} is {by} too high in the shop: {shop}, and the customer paid {bol} at bol. The order "
                + "goes on meanwhile. Check the lines and the VAT rates in WooCommerce, then choose Compare and repair at the "
                + "order, or It is right as it is."),
            ["attention.total-too-low"] = (
                "{order} staat {by} te weinig in de webshop: {shop}, en de klant betaalde {bol} bij bol. De "
                + "bestelling loopt intussen door. Kijk de regels en de btw-tarieven in WooCommerce na en kies dan bij de "
                + "bestelling Vergelijk en herstel, of Het klopt zo.",
                "{order} is {by} too low in the shop: {shop}, and the customer paid {bol} at bol. The order "
                + "goes on meanwhile. Check the lines and the VAT rates in WooCommerce, then choose Compare and repair at the "
                + "order, or It is right as it is."),
            ["attention.extra-charged"] = (
                "In de webshop is {charge} bij {order} geteld ({what}), waarschijnlijk door een plugin: {shop}, en de "
                + "klant betaalde {bol} bij bol. De artikelen en de btw kloppen. De bestelling loopt gewoon door. Haal de "
                + "toeslag eraf, sluit bol-bestellingen uit in de plugin, of kies bij de bestelling Het klopt zo.",
                "The shop charges {charge} on top of {order} ({what}), probably by a plugin: {shop}, and the customer "
                + "paid {bol} at bol. The items and the VAT are right. The order goes on. Take the charge off, leave bol "
                + "orders out in the plugin, or choose It is right as it is at the order."),
            ["attention.lines-missing"] = (
                "In de webshop ontbreekt bij {order}: {missing}. Kies bij de bestelling Vergelijk en herstel.",
                "{order} lacks in the shop: {missing}. Choose Compare and repair at the order."),
            ["attention.lines-extra"] = (
                "In de webshop staat bij {order} meer dan er bij bol is verkocht: {extra}. De bestelling loopt gewoon door. Haal "
                + "het eraf, of kies bij de bestelling Het klopt zo.",
                "{order} holds more in the shop than was sold at bol: {extra}. The order goes on. Take it off, or choose It is "
                + "right as it is at the order."),
            ["attention.lines-differ"] = (
                "In de webshop ontbreekt bij {order}: {missing}. In plaats daarvan staat er: {extra}. Kies bij de bestelling "
                + "Vergelijk en herstel.",
                "{order} lacks in the shop: {missing}. Instead it holds: {extra}. Choose Compare and repair at the order."),
            ["attention.vat-missing"] = (
                "{shop} heeft geen btw-tarief voor {country} in belastingklasse {class}: {order} en wat erna komt staat zonder "
                + "btw in de webshop. Voeg het tarief toe in WooCommerce (Instellingen, Btw); deze vraag verdwijnt dan vanzelf. "
                + "Klopt 0%, markeer hem dan als afgehandeld.",
                "{shop} has no VAT rate for {country} in tax class {class}: {order} and those after it are in the shop without "
                + "VAT. Add the rate in WooCommerce (Settings, Tax); this question then goes by itself. If 0% is right, mark it "
                + "as resolved."),
            ["attention.shop-decimals"] = (
                "{shop} rekent met {decimals} decimalen: het totaal van een bestelling is er afgerond en wijkt centen af van "
                + "bol. De regels kloppen wel. Zet in WooCommerce bij Instellingen, Algemeen het aantal decimalen op 2.",
                "{shop} counts with {decimals} decimals: the total of an order is rounded there and differs from bol's by cents. "
                + "The lines are right. Set the number of decimals to 2 in WooCommerce, Settings, General."),
            ["attention.price-missing"] = (
                "bol noemt geen prijs van {order}: de bestelling staat daarom nog niet in de webshop. Bekijk de bestelling "
                + "in je verkoopaccount en lever op tijd; Tandem blijft het bij bol opvragen.",
                "bol names no price of {order}: that is why the order is not in the shop yet. Look at it in your seller "
                + "account and deliver in time; Tandem keeps asking bol."),
            ["attention.method-missing"] = (
                "bol noemt niet wie {order} verzendt: jij of bol (LVB). De bestelling staat daarom nog niet in de webshop. Bekijk "
                + "de bestelling in je verkoopaccount en lever op tijd als jij verzendt; Tandem blijft het bij bol opvragen.",
                "bol does not say who ships {order}: you or bol (LVB). That is why the order is not in the shop yet. Look at it "
                + "in your seller account and deliver in time if you ship it; Tandem keeps asking bol."),
            ["attention.order-doubled"] = (
                "Bestelling {order} staat meer dan eens in de webshop: {shopOrders}. Annuleer ze allemaal op één na; binnen "
                + "het uur gaat deze vraag dan vanzelf weg.",
                "Order {order} is in the shop more than once: {shopOrders}. Cancel all but one; within the hour this question then "
                + "goes by itself."),
            ["attention.import-refused"] = (
                "De webshop weigert een bestelling: {words} Tandem blijft het proberen, steeds iets later.",
                "The shop refuses an order: {words} Tandem goes on trying, a little later each time."),
            ["attention.shipment-refused"] =
                ("bol weigert de verzending van {order}: {words}", "bol refuses the shipment of {order}: {words}"),
            ["attention.tracking-overdue"] = (
                "{order} staat in de webshop op Afgerond, maar zonder track & trace. Vul die aan, dan meldt Tandem de "
                + "verzending bij bol.",
                "{order} is completed in the shop, but without track & trace. Add it, and Tandem tells bol."),
            ["attention.vvb-label"] = (
                "{order} gaat via bol (VVB) en heeft nog geen label. Koop het bij Labels.",
                "{order} ships via bol (VVB) and has no label yet. Buy it at Labels."),
            ["attention.decision-failed"] = (
                "Tandem kan een deel van je webshop nu niet bijwerken, door een fout in Tandem zelf ({part}). De rest gaat door, "
                + "en Tandem probeert het steeds opnieuw. Blijft deze vraag staan, vraag dan de beheerder van Tandem om in het "
                + "logboek te kijken.",
                "Tandem cannot update a part of your shop now, because of a fault in Tandem itself ({part}). The rest goes on, "
                + "and Tandem keeps trying. If this question stays, ask whoever manages Tandem to look into the log."),
            ["attention.shop-odd-entry"] = (
                "{name} geeft in een lijst iets dat niet te lezen is: {entry}. De rest van de lijst wordt wel verwerkt. Meestal "
                + "komt dit door een plugin; zoek het artikel of de bestelling op die plek op in WooCommerce, of vraag de maker "
                + "van de plugin.",
                "{name} has something in a list that cannot be read: {entry}. The rest of the list is used. A plugin is the "
                + "usual cause; look up the product or order at that place in WooCommerce, or ask the plugin's maker."),
            ["attention.not-read"] = (
                "{name} is niet te lezen sinds {since}: voorraad en bestellingen zijn hier niet actueel. {words} Kijk of er een "
                + "storing of onderhoud is, of de sleutel nog geldt, en of een firewall of plugin Tandem tegenhoudt. Lever "
                + "bestellingen zolang uit je verkoopaccount; Tandem blijft het proberen.",
                "{name} cannot be read since {since}: stock and orders are out of date here. {words} Check whether there is an "
                + "outage or maintenance, whether the key is still valid, and whether a firewall or plugin keeps Tandem out. "
                + "Meanwhile deliver orders from your seller account; Tandem keeps trying."),
            ["attention.shop-cached"] = (
                "Tussen Tandem en {name} zit een cache ({sign}): voorraad kan actueler lijken dan ze is. Antwoorden die "
                + "herkenbaar uit de cache komen gebruikt Tandem niet; zolang er geen andere komen, leest en wijzigt Tandem daar "
                + "niets. Vraag je hostingpartij of de maker van je cacheplugin om /wp-json/wc/ niet te cachen.",
                "There is a cache between Tandem and {name} ({sign}): stock may look more current than it is. Tandem does not use "
                + "answers that show signs of a cache; as long as no others come, it reads and changes nothing there. Ask your "
                + "host or the maker of your cache plugin not to cache /wp-json/wc/."),
            ["attention.cancelled-in-shop"] = (
                "{order} is in de webshop op “{status}” gezet, maar staat bij bol nog open. Open de bestelling en kies: ook "
                + "bij bol annuleren, of toch leveren.",
                "{order} was set to “{status}” in the shop, but is still open at bol. Open the order and choose: cancel it "
                + "at bol too, or deliver it after all."),
            ["remote.rate-limited"] =
                ("{side} vraagt om rustiger aan te doen; Tandem wacht.", "{side} asks to slow down; Tandem waits."),
            ["remote.unauthorized"] = (
                "{side} accepteert de sleutel niet: {words} Controleer of de sleutel nog bestaat en mag lezen en schrijven, of "
                + "vraag dat de beheerder van Tandem.",
                "{side} does not accept the key: {words} Check that the key still exists and may read and write, or ask "
                + "whoever manages Tandem."),
            ["remote.refused"] = ("{side} weigert: {words}", "{side} refuses: {words}"),
            ["remote.not-found"] = ("{side} kent dit niet: {words}", "{side} does not know this: {words}"),
            ["remote.unavailable"] = ("{side} is niet bereikbaar; Tandem probeert het opnieuw. {words}",
                "{side} cannot be reached; Tandem tries again. {words}"),
            ["remote.bug"] = (
                "Dit kon niet worden verwerkt; Tandem probeert het opnieuw en leest de rest gewoon door. Blijft het zo, vraag dan "
                + "de beheerder van Tandem om in het logboek te kijken.",
                "This could not be processed; Tandem tries again and goes on reading the rest. If it stays like this, ask whoever "
                + "manages Tandem to look into the log."),
            ["remote.unknown"] = (
                "{side}: het antwoord ging verloren. Tandem kijkt eerst wat er is gebeurd.",
                "{side}: the answer was lost. Tandem first checks what happened."),
        }.Concat(ProofWords.Reasons).Concat(SourceWords.Reasons).Concat(OrderWords.Reasons).Concat(ShipWords.Reasons)
        .Concat(LabelWords.Reasons).Concat(DeskWords.Reasons)
        .Concat(PrintedWords.Reasons).Concat(CancelWords.Reasons).Concat(LvbWords.Reasons)
        .Concat(ReturnWords.Reasons)
        .Concat(DoubtWords.Reasons).Concat(WriteWords.Reasons).Concat(SetupWords.Reasons)
        .Concat(CheckWords.Reasons).Concat(WizardWords.Reasons).Concat(DoorWords.Reasons).Concat(AlertWords.Reasons)
        .Concat(AuditWords.Reasons).ToDictionary(StringComparer.Ordinal);
}
