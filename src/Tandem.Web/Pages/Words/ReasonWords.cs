namespace Tandem.Web.Pages.Words;

/// <summary>A sentence for every reason code that the engine gives, in Dutch and English. Facts stand in braces.</summary>
internal static class ReasonWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> All =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["stock.available"] = (
                "{item}: {available} in de webshop, min {promised} verkocht via bol en nog niet verwerkt in WooCommerce, {held} "
                + "gereserveerd en {safety} veiligheidsvoorraad: bol toont {target}.",
                "{item}: {available} in the shop, minus {promised} sold at bol and not in WooCommerce yet, {held} reserved and "
                + "{safety} safety stock: bol shows {target}."),
            ["stock.lvb"] = ("bol verzendt dit artikel zelf (LVB); de voorraad van dit bol-artikel is van bol.",
                "bol ships this item itself (LVB); the stock of this offer is bol's."),
            ["stock.not-linked"] = (
                "Dit bol-artikel is nog aan geen artikel gekoppeld. Koppel het eerst; tot die tijd werkt Tandem het niet bij.",
                "This offer is not linked to an item yet. Link it first; until then Tandem does not update it."),
            ["stock.item-gone"] = ("{item} staat niet meer in de webshop: bol toont 0.",
                "{item} is no longer in the shop: bol shows 0."),
            ["stock.not-counted"] = ("WooCommerce houdt van {item} geen voorraad bij, dus Tandem werkt bol niet bij.",
                "WooCommerce does not track the stock of {item}, so Tandem does not update bol."),
            ["stock.capped"] = (
                "{item}: {free} beschikbaar, maar volgens je regel toont bol er maximaal {cap}: bol toont {target}.",
                "{item}: {free} available, but by your rule bol shows {cap} at most: bol shows {target}."),
            ["stock.below-minimum"] = ("{item}: nog {free} beschikbaar, minder dan je minimum van {minimum}: bol toont 0.",
                "{item}: {free} available, fewer than your minimum of {minimum}: bol shows 0."),
            ["stock.fixed"] = ("{item}: volgens je regel toont bol er altijd {target}, los van de voorraad in de webshop.",
                "{item}: by your rule bol always shows {target}, regardless of the stock in the shop."),
            ["stock.assumed"] = (
                "WooCommerce houdt van {item} geen voorraad bij, maar het is wel te koop: volgens je regel toont bol {target}.",
                "WooCommerce does not track the stock of {item}, but it is for sale: by your rule bol shows {target}."),
            ["stock.out-of-stock"] = (
                "WooCommerce houdt van {item} geen voorraad bij, en het is nu uitverkocht: bol toont {target}.",
                "WooCommerce does not track the stock of {item}, and it is out of stock now: bol shows {target}."),
            ["stock.backorder"] = ("{item} mag in de webshop worden nabesteld: bol toont {target}.",
                "{item} can be backordered in the shop: bol shows {target}."),
            ["stock.hands-off"] = ("Volgens je regel werkt Tandem deze voorraad niet bij.",
                "By your rule Tandem does not update this stock."),
            ["stock.shows-nothing"] = ("Volgens je regel wordt dit niet via bol verkocht: bol toont 0.",
                "By your rule this is not sold at bol: bol shows 0."),
            ["stock.adaptive"] = (
                "Veiligheidsvoorraad {adaptive}: bol verkoopt er {own} per uur en de webshop en andere bol-artikelen samen "
                + "{others}, en een verkoop is binnen {window} seconden aan beide kanten bekend. Zo blijft de kans op dubbele "
                + "verkoop onder {chance}%.",
                "Safety stock {adaptive}: bol sells {own} an hour, the shop and other offers together {others}, and a sale is "
                + "known on both sides within {window} seconds. That keeps the chance of selling one twice below {chance}%."),
            ["stock.adaptive-proposed"] = (
                "Voorstel: veiligheidsvoorraad {adaptive}, dan toont bol {target}. bol verkoopt er {own} per uur en de webshop "
                + "en andere bol-artikelen samen {others}, en een verkoop is binnen {window} seconden aan beide kanten bekend. "
                + "Zo blijft de kans op dubbele verkoop onder {chance}%.",
                "Proposal: safety stock {adaptive}, then bol shows {target}. bol sells {own} an hour, the shop and other "
                + "offers together {others}, and a sale is known on both sides within {window} seconds. That keeps the chance "
                + "of selling one twice below {chance}%."),
            ["stock.offer-gone"] = ("Het bol-artikel bestaat niet meer bij bol.", "The offer no longer exists at bol."),
            ["stock.repeated"] = ("Voorraad bij bol opnieuw op {to} gezet: bol had er vlak daarvoor van verkocht.",
                "Stock at bol set to {to} again: bol had sold from it just before."),
            ["stock.pushed"] = ("Voorraad bij bol van {from} naar {to} gezet.", "Stock at bol set from {from} to {to}."),
            ["offer.verdict"] = ("Koppeling van EAN {ean}: {verdict}.", "Link of EAN {ean}: {verdict}."),
            ["import.new-order"] = ("Nieuwe bestelling van bol.", "New order from bol."),
            ["order.imported"] = ("Bestelling {order} staat in de webshop als {shopOrder}, totaal {total}.",
                "Order {order} is in the shop as {shopOrder}, total {total}."),
            ["order.found-again"] = ("Bestelling {order} stond al in de webshop als {shopOrder}; er is niets dubbel aangemaakt.",
                "Order {order} was already in the shop as {shopOrder}; nothing was created twice."),
            ["order.shipped"] = ("Verzending van {order} met {carrier} is door bol bevestigd.",
                "Shipment of {order} with {carrier} is confirmed by bol."),
            ["order.shop-status"] = ("Status in de webshop: van “{from}” naar “{to}”.",
                "Status in the shop: from “{from}” to “{to}”."),
            ["order.lvb"] = ("bol verzendt deze bestelling zelf (LVB), dus die komt niet in de webshop.",
                "bol ships this order itself (LVB), so it does not go into the shop."),
            ["order.cancelled-before-import"] = ("Geannuleerd voordat de bestelling in de webshop stond.",
                "Cancelled before the order was in the shop."),
            ["order.before-go-live"] = ("Besteld voordat bestellingen live gingen, dus niet overgenomen.",
                "Placed before orders went live, so skipped."),
            ["ship.completed-in-shop"] = ("In de webshop op Afgerond gezet met {carrier}, pakketten: {parcels}.",
                "Completed in the shop with {carrier}, parcels: {parcels}."),
            ["ship.waiting-for-tracking"] = ("In de webshop op Afgerond gezet; de track & trace ontbreekt nog.",
                "Completed in the shop; track & trace is still missing."),
            ["ship.tracking-overdue"] = (
                "In de webshop op Afgerond gezet, maar er is nog steeds geen track & trace. Vul die in WooCommerce in.",
                "Completed in the shop, but there is still no track & trace. Enter it in WooCommerce."),
            ["ship.vvb-label"] = ("Verzenden via bol: er is nog geen label. Koop het bij Labels.",
                "Shipping via bol: there is no label yet. Buy it at Labels."),
            ["ship.nothing-open"] = ("Er valt bij bol niets meer te verzenden.", "Nothing is left to ship at bol."),
            ["seller.added"] = ("{name} is toegevoegd; Tandem kijkt alleen mee.", "{name} was added; Tandem only observes."),
            ["seller.shop-added"] = ("Webshop {name} is toegevoegd.", "Shop {name} was added."),
            ["seller.account-added"] = ("bol-account {name} is toegevoegd.", "bol account {name} was added."),
            ["seller.keys-replaced"] = ("De sleutels van {name} zijn vervangen.", "The keys of {name} were replaced."),
            ["seller.paused"] = ("{name} is gepauzeerd: Tandem leest niets en verandert niets.",
                "{name} is paused: Tandem reads and changes nothing."),
            ["seller.resumed"] = ("{name} is hervat.", "{name} was resumed."),
            ["seller.part-paused"] = ("{name} is gepauzeerd: wordt niet gelezen en niet bijgewerkt.",
                "{name} is paused: neither read nor updated."),
            ["seller.part-resumed"] = ("{name} is hervat.", "{name} was resumed."),
            ["seller.part-removed"] = ("{name} is verwijderd.", "{name} was removed."),
            ["seller.to-zero"] = ("Aantal bol-artikelen dat naar 0 gaat: {offers}.", "Offers that go to 0: {offers}."),
            ["order.part-removed"] = ("{name} is verwijderd, dus Tandem volgt dit niet meer.",
                "{name} was removed, so Tandem no longer follows this."),
            ["keys.read-only"] = ("De sleutel kan alleen lezen: geef hem in WooCommerce lees- en schrijfrechten.",
                "The key can only read: give it read and write rights in WooCommerce."),
            ["keys.other-shop"] = (
                "Dit is een andere webshop: van {known} producten zijn er hier {found}. Voeg deze toe als aparte webshop.",
                "This is another shop: of {known} products it has {found}. Add it as a separate shop."),
            ["keys.same-shop"] = (
                "Deze webshop is al verbonden met Tandem. Nog een keer verbinden zou alles dubbel doen. Wil je andere sleutels "
                + "gebruiken, vervang ze dan bij Instellingen → Kanalen.",
                "This shop is already connected to Tandem. Connecting it again would do everything twice. To use other keys, "
                + "replace them under Settings → Channels."),
            ["keys.same-retailer"] = (
                "Deze sleutels openen een bol-account dat al verbonden is met Tandem. Nog een keer verbinden zou alles dubbel "
                + "doen. Wil je andere sleutels gebruiken, vervang ze dan bij Instellingen → Kanalen.",
                "These keys open a bol account that is already connected to Tandem. Connecting it again would do everything "
                + "twice. To use other keys, replace them under Settings → Channels."),
            ["attention.same-retailer"] = (
                "{name} en {other} zijn twee sleutels van hetzelfde bol-account. Elke bestelling gaat maar één keer naar je "
                + "webshop; de voorraad wordt wel dubbel bijgewerkt. Laat {name} verwijderen door de beheerder van Tandem "
                + "(`tandem seller remove` met `--offers leave`).",
                "{name} and {other} are two keys of the same bol account. Each order goes into your shop only once, but stock is "
                + "updated twice. Have {name} removed by whoever manages Tandem (`tandem seller remove` with `--offers leave`)."),
            ["attention.same-retailer-elsewhere"] = (
                "Het bol-account van {name} is in Tandem ook met een andere verkoper verbonden: elke bestelling komt dan in "
                + "twee webshops. Laat de beheerder van Tandem het bij een van beide verwijderen met `tandem seller remove`.",
                "The bol account of {name} is also connected to another seller in Tandem: each order then goes into two shops. "
                + "Have it removed at one of the two by whoever manages Tandem, with `tandem seller remove`."),
            ["order.of-other-account"] = (
                "Deze bestelling loopt al via je andere sleutel van hetzelfde bol-account.",
                "This order already runs through your other key of the same bol account."),
            ["keys.other-retailer"] = (
                "Deze sleutels openen een ander bol-account: geen enkel bol-artikel komt overeen. Voeg het toe als apart "
                + "account.",
                "These keys open another bol account: no offer matches. Add it as a separate account."),
            ["keys.gone"] = ("Dit is al verwijderd.", "This was removed already."),
            ["seller.live"] = ("Live gezet: {module}. Tandem werkt dit nu bij.", "Went live: {module}. Tandem now updates this."),
            ["seller.observing"] = ("{module}: Tandem kijkt alleen mee en verandert niets.",
                "{module}: Tandem only observes and changes nothing."),
            ["seller.settings-changed"] = ("Regel gewijzigd: {was} → {now}, voor {scope} {name}",
                "Rule changed: {was} → {now}, for {scope} {name}"),
            ["seller.all-live"] = ("De voorraad van alle bol-artikelen is live ({offers}).",
                "The stock of all offers is live ({offers})."),
            ["seller.chosen-live"] = ("Live gezet: {offers} van je bol-artikelen. Tandem werkt er nu {live} bij, en geen andere.",
                "Offers that went live: {offers}. Tandem now updates {live}, and no others."),
            ["seller.chosen-back"] = ("Niet meer live: {offers}. Tandem werkt er nu {live} bij.",
                "No longer live: {offers}. Tandem now updates {live}."),
            ["setting.negative"] = ("{field}: dit aantal kan niet lager zijn dan 0.", "{field}: this number cannot be below 0."),
            ["setting.percent"] = ("{value}% kan niet: kies 0 tot en met 100%.", "{value}% is not possible: choose 0 to 100%."),
            ["setting.too-high"] = ("{field}: {value} is te veel. Kies maximaal {most}.",
                "{field}: {value} is too many. Choose {most} at most."),
            ["setting.minimum-above-cap"] = (
                "Een minimum van {minimum} wordt nooit gehaald als bol er maximaal {cap} toont. Verlaag het minimum, of kies "
                + "‘niet via bol verkopen’ als je dat bedoelt.",
                "A minimum of {minimum} is never reached when bol shows {cap} at most. Lower the minimum, or choose ‘do not "
                + "sell at bol’ if that is what you mean."),
            ["setting.chance"] = ("Kies een kans van 0,0001 tot en met 50%.", "Choose a chance of 0.0001 to 50%."),
            ["setting.most"] = ("Maximale veiligheidsvoorraad: kies 0 tot en met {most} stuks.",
                "Maximum safety stock: choose 0 to {most} units."),
            ["setting.unknown-place"] = ("Dit bestaat niet (meer) bij deze verkoper.",
                "This does not exist (any more) for this seller."),
            ["setting.no-undo"] = ("Deze wijziging kan niet ongedaan worden gemaakt.", "This change cannot be undone."),
            ["setting.changed-since"] = ("Deze regel is daarna nog gewijzigd; maak eerst de laatste wijziging ongedaan.",
                "This rule was changed again after that; undo the last change first."),
            ["attention.done"] = ("Als afgehandeld gemarkeerd.", "Marked as resolved."),
            ["attention.duplicate"] = ("EAN {ean}: {verdict}. Tot je kiest toont bol het laagste van de mogelijke aantallen.",
                "EAN {ean}: {verdict}. Until you choose, bol shows the lowest of the possible numbers."),
            ["attention.link-changed"] = (
                "EAN {ean}: het artikel of het bol-artikel is gewijzigd nadat ze zijn gekoppeld. De koppeling blijft staan tot "
                + "je kiest.",
                "EAN {ean}: the item or the offer has changed since they were linked. The link stays until you choose."),
            ["attention.link-gone"] = (
                "EAN {ean}: een artikel waaraan dit bol-artikel is gekoppeld, is niet meer in je webshop. bol toont daarom 0. "
                + "Koppel een ander artikel, of houd de koppeling als dat artikel terugkomt.",
                "EAN {ean}: an item that this offer is linked to is no longer in your shop, so bol shows 0. Link another item, "
                + "or keep the link if that item will come back."),
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
            ["link.undone"] = ("De laatste wijziging van EAN {ean} is ongedaan gemaakt; nu: {items}.",
                "The last change of EAN {ean} was undone; now: {items}."),
            ["link.no-parts"] = ("Kies ten minste één artikel.", "Choose at least one item."),
            ["link.too-many-parts"] = ("Een bundel heeft maximaal {most} artikelen.", "A bundle has {most} items at most."),
            ["link.inherited"] = (
                "bol heeft {ean} opnieuw aangemaakt: de koppeling van het vorige bol-artikel geldt nu ook voor het nieuwe.",
                "bol has created {ean} again: the link of the previous offer now applies to the new one."),
            ["setting.inherited"] = (
                "bol heeft {ean} opnieuw aangemaakt: de regel van het vorige bol-artikel geldt nu ook voor het nieuwe.",
                "bol has created {ean} again: the rule of the previous offer now applies to the new one."),
            ["link.no-such-item"] = ("Dit artikel bestaat niet (meer).", "This item does not exist (any more)."),
            ["link.no-such-offer"] = ("Dit bol-artikel bestaat niet (meer).", "This offer does not exist (any more)."),
            ["link.quantity"] = ("Kies voor {item} een aantal van 1 tot en met {most}.",
                "Choose a quantity of 1 to {most} for {item}."),
            ["link.same-item-twice"] = ("{item} staat er meer dan één keer bij; verhoog liever het aantal.",
                "{item} is listed more than once; increase its quantity instead."),
            ["link.item-gone"] = ("{item} staat niet meer in de webshop.", "{item} is no longer in the shop."),
            ["link.several-shops"] = ("Alle artikelen van een bundel moeten uit één webshop komen.",
                "All items of a bundle must come from one shop."),
            ["link.part-is-bundle"] = ("{item} is zelf een bundel; kies de losse artikelen.",
                "{item} is a bundle itself; choose its separate items."),
            ["link.not-duplicate"] = ("Hier hoeft niets meer gekozen te worden.", "There is nothing left to choose here."),
            ["link.not-changed"] = ("Deze koppeling is niet gewijzigd.", "This link has not changed."),
            ["link.not-by-hand"] = ("Deze koppeling is niet handmatig gemaakt.", "This link was not made by hand."),
            ["link.nothing-to-undo"] = ("Er is niets om ongedaan te maken.", "There is nothing to undo."),
            ["file.empty"] = ("Het bestand is leeg.", "The file is empty."),
            ["file.no-offer-column"] =
                ("De eerste regel heeft geen kolom offer id of ean.", "The first row has no column offer id or ean."),
            ["file.too-long"] = ("Een bestand heeft maximaal {most} regels; de rest is niet gelezen.",
                "A file can have {most} rows at most; the rest was not read."),
            ["file.broken-row"] = ("De aanhalingstekens in deze regel kloppen niet. Sla het bestand opnieuw op als CSV.",
                "The quotation marks in this row are not right. Save the file as CSV again."),
            ["file.no-offer"] = ("Er staat geen offer id en geen EAN.", "There is no offer id and no EAN."),
            ["file.bad-ean"] = ("{ean} is geen EAN. Heeft een spreadsheet er een getal van gemaakt? Zet de kolom dan op tekst.",
                "{ean} is not an EAN. Did a spreadsheet turn it into a number? Then set the column to text."),
            ["file.bad-number"] = ("{text} is geen id.", "{text} is not an id."),
            ["file.bad-quantity"] = ("{text} is geen aantal van 1 tot en met {most}.",
                "{text} is not a number from 1 to {most}."),
            ["file.no-item"] = ("Er staat geen SKU, product id of variation id.", "There is no SKU, product id or variation id."),
            ["file.no-such-offer"] = ("Er is geen bol-artikel {offer}.", "There is no offer {offer}."),
            ["file.offer-has-other-ean"] = ("Het bol-artikel {offer} heeft een andere EAN: {ean}.",
                "Offer {offer} has another EAN: {ean}."),
            ["file.no-such-ean"] = ("Er is geen bol-artikel met EAN {ean}.", "There is no offer with EAN {ean}."),
            ["file.several-offers"] = ("Er zijn meer bol-artikelen met EAN {ean}; geef het offer id op.",
                "There are several offers with EAN {ean}; give the offer id."),
            ["file.several-items"] = ("Er zijn meer artikelen met {text}; geef het product id op.",
                "There are several items with {text}; give the product id."),
            ["file.no-such-item"] = ("Er is geen artikel {text}.", "There is no item {text}."),
            ["file.item-has-other-sku"] = ("Artikel {text} heeft een andere SKU: {sku}.", "Item {text} has another SKU: {sku}."),
            ["matching.no-such-shop"] = ("Deze webshop bestaat niet (meer).", "This shop does not exist (any more)."),
            ["matching.bad-key"] = ("Vul de naam van het veld of het kenmerk in.", "Enter the name of the field or attribute."),
            ["matching.gtin-key"] =
                ("EAN's van {name} worden voortaan gelezen uit: {key} (was: {before}).",
                    "EANs of {name} are read from: {key} (was: {before})."),
            ["matching.shop-leads"] = ("{name} gaat voor als meer webshops hetzelfde artikel hebben.",
                "{name} takes precedence when several shops have the same item."),
            ["attention.cancellation-requested"] = (
                "De klant wil {order} annuleren. Open de bestelling en kies: accepteren, of toch verzenden.",
                "The customer wants to cancel {order}. Open the order and choose: accept, or ship anyway."),
            ["attention.unknown-product"] = (
                "Bestelling {order} heeft een artikel dat niet in de webshop staat (EAN {ean}). De bestelling staat wel in de "
                + "webshop; verlaag de voorraad van dit artikel zelf.",
                "Order {order} has an item that is not in the shop (EAN {ean}). The order is in the shop anyway; lower the "
                + "stock of this item yourself."),
            ["attention.total-too-high"] = (
                "{order} staat {by} te veel in de webshop: {shop}, en de klant betaalde {bol} bij bol. De bestelling wordt "
                + "gewoon verwerkt. Kijk de regels en de btw-tarieven in WooCommerce na en kies dan bij de bestelling Vergelijk "
                + "en herstel, of Het klopt zo.",
                "{order} is {by} too high in the shop: {shop}, and the customer paid {bol} at bol. The order is processed as "
                + "usual. Check the lines and the VAT rates in WooCommerce, then choose Compare and repair at the order, or It "
                + "is right as it is."),
            ["attention.total-too-low"] = (
                "{order} staat {by} te weinig in de webshop: {shop}, en de klant betaalde {bol} bij bol. De bestelling wordt "
                + "gewoon verwerkt. Kijk de regels en de btw-tarieven in WooCommerce na en kies dan bij de bestelling Vergelijk "
                + "en herstel, of Het klopt zo.",
                "{order} is {by} too low in the shop: {shop}, and the customer paid {bol} at bol. The order is processed as "
                + "usual. Check the lines and the VAT rates in WooCommerce, then choose Compare and repair at the order, or It "
                + "is right as it is."),
            ["attention.extra-charged"] = (
                "In de webshop is {charge} bij {order} opgeteld ({what}), waarschijnlijk door een plugin: {shop}, en de klant "
                + "betaalde {bol} bij bol. De artikelen en de btw kloppen. De bestelling wordt gewoon verwerkt. Haal de toeslag "
                + "eraf, sluit bol-bestellingen uit in de plugin, of kies bij de bestelling Het klopt zo.",
                "The shop charges {charge} on top of {order} ({what}), probably by a plugin: {shop}, and the customer paid "
                + "{bol} at bol. The items and the VAT are right. The order is processed as usual. Remove the charge, exclude "
                + "bol orders in the plugin, or choose It is right as it is at the order."),
            ["attention.lines-missing"] = (
                "In de webshop ontbreekt bij {order}: {missing}. Kies bij de bestelling Vergelijk en herstel.",
                "Missing from {order} in the shop: {missing}. Choose Compare and repair at the order."),
            ["attention.lines-extra"] = (
                "In de webshop staat bij {order} meer dan er bij bol is verkocht: {extra}. De bestelling wordt gewoon verwerkt. "
                + "Verwijder het daar, of kies bij de bestelling Het klopt zo.",
                "{order} contains more in the shop than was sold at bol: {extra}. The order is processed as usual. Remove it "
                + "there, or choose It is right as it is at the order."),
            ["attention.lines-differ"] = (
                "In de webshop ontbreekt bij {order}: {missing}. In plaats daarvan staat er: {extra}. Kies bij de bestelling "
                + "Vergelijk en herstel.",
                "Missing from {order} in the shop: {missing}. Instead it contains: {extra}. Choose Compare and repair at the "
                + "order."),
            ["attention.vat-missing"] = (
                "{shop} heeft geen btw-tarief voor {country} in belastingklasse {class}: {order} en latere bestellingen staan "
                + "zonder btw in de webshop. Voeg het tarief toe in WooCommerce (Instellingen → Belasting); deze vraag "
                + "verdwijnt dan vanzelf. Klopt 0%, markeer de vraag dan als afgehandeld.",
                "{shop} has no VAT rate for {country} in tax class {class}: {order} and later orders are in the shop without "
                + "VAT. Add the rate in WooCommerce (Settings → Tax); this question then disappears by itself. If 0% is right, "
                + "mark it as resolved."),
            ["attention.shop-decimals"] = (
                "{shop} heeft het aantal decimalen op {decimals} staan: het totaal van een bestelling is er afgerond en wijkt "
                + "centen af van bol. De regels kloppen wel. Zet in WooCommerce bij Instellingen → Algemeen het aantal "
                + "decimalen op 2.",
                "{shop} has the number of decimals set to {decimals}: the total of an order is rounded there and differs from "
                + "bol by cents. The lines are right. Set the number of decimals to 2 in WooCommerce under Settings → General."),
            ["attention.price-missing"] = (
                "bol geeft geen prijs door van {order}: de bestelling staat daarom nog niet in de webshop. Bekijk de bestelling "
                + "in je verkoopaccount en verzend op tijd; Tandem blijft het bij bol opvragen.",
                "bol does not give the price of {order}: that is why the order is not in the shop yet. Look at it in your "
                + "seller account and ship in time; Tandem keeps asking bol."),
            ["attention.method-missing"] = (
                "bol geeft niet door wie {order} verzendt: jij of bol (LVB). De bestelling staat daarom nog niet in de webshop. "
                + "Bekijk de bestelling in je verkoopaccount en verzend op tijd als jij dat doet; Tandem blijft het bij bol "
                + "opvragen.",
                "bol does not say who ships {order}: you or bol (LVB). That is why the order is not in the shop yet. Look at "
                + "it in your seller account and ship in time if you ship it; Tandem keeps asking bol."),
            ["attention.order-doubled"] = (
                "Bestelling {order} staat meer dan één keer in de webshop: {shopOrders}. Annuleer ze allemaal op één na; deze "
                + "vraag verdwijnt dan binnen een uur vanzelf.",
                "Order {order} is in the shop more than once: {shopOrders}. Cancel all but one; this question then disappears "
                + "by itself within an hour."),
            ["attention.import-refused"] = (
                "De webshop weigert een bestelling: {words} Tandem blijft het proberen, met steeds iets meer tijd ertussen.",
                "The shop refuses an order: {words} Tandem keeps trying, waiting a little longer each time."),
            ["attention.shipment-refused"] = (
                "bol weigert de verzending van {order}: {words} Open de bestelling en controleer vervoerder en track & trace.",
                "bol refuses the shipment of {order}: {words} Open the order and check the carrier and track & trace."),
            ["attention.tracking-overdue"] = (
                "{order} staat in de webshop op Afgerond, maar zonder track & trace. Vul die aan, dan meldt Tandem de "
                + "verzending bij bol.",
                "{order} is completed in the shop, but without track & trace. Add it, and Tandem reports the shipment to bol."),
            ["attention.vvb-label"] = (
                "{order} gaat via bol (VVB) en heeft nog geen label. Koop het bij Labels.",
                "{order} ships via bol (VVB) and has no label yet. Buy it at Labels."),
            ["attention.decision-failed"] = (
                "Tandem kan een deel van je webshop nu niet bijwerken, door een fout in Tandem zelf ({part}). De rest gaat "
                + "door, en Tandem probeert het steeds opnieuw. Blijft deze vraag staan, vraag dan de beheerder van Tandem om "
                + "in het logboek te kijken.",
                "Tandem cannot update a part of your shop now, because of an error in Tandem itself ({part}). The rest "
                + "continues, and Tandem keeps trying. If this question stays, ask whoever manages Tandem to look in the log."),
            ["attention.shop-odd-entry"] = (
                "{name} geeft in een lijst iets dat niet te lezen is: {entry}. De rest van de lijst wordt wel verwerkt. Meestal "
                + "komt dit door een plugin; zoek het artikel of de bestelling op die plek op in WooCommerce, of vraag de maker "
                + "van de plugin.",
                "{name} has something in a list that cannot be read: {entry}. The rest of the list is used. A plugin is the "
                + "usual cause; look up the product or order at that place in WooCommerce, or ask the plugin's maker."),
            ["attention.not-read"] = (
                "{name} is sinds {since} niet te lezen: voorraad en bestellingen zijn hier niet actueel. {words} Controleer of "
                + "er een storing of onderhoud is, of de sleutel nog geldt, en of een firewall of plugin Tandem tegenhoudt. "
                + "Handel bestellingen zolang af in je verkoopaccount; Tandem blijft het proberen.",
                "{name} could not be read since {since}: stock and orders are out of date here. {words} Check whether there is "
                + "an outage or maintenance, whether the key is still valid, and whether a firewall or plugin keeps Tandem "
                + "out. Meanwhile handle orders in your seller account; Tandem keeps trying."),
            ["attention.shop-cached"] = (
                "Tussen Tandem en {name} zit een cache ({sign}): voorraad kan actueler lijken dan die is. Antwoorden die "
                + "herkenbaar uit de cache komen gebruikt Tandem niet; zolang er geen andere komen, leest en wijzigt Tandem "
                + "daar niets. Vraag je hostingpartij of de maker van je cacheplugin om /wp-json/wc/ niet te cachen.",
                "There is a cache between Tandem and {name} ({sign}): stock may look more current than it is. Tandem does not "
                + "use answers that show signs of a cache; as long as no others come, it reads and changes nothing there. Ask "
                + "your host or the maker of your cache plugin not to cache /wp-json/wc/."),
            ["attention.cancelled-in-shop"] = (
                "{order} is in de webshop op “{status}” gezet, maar staat bij bol nog open. Open de bestelling en kies: ook bij "
                + "bol annuleren, of toch leveren.",
                "{order} was set to “{status}” in the shop, but is still open at bol. Open the order and choose: cancel it at "
                + "bol too, or ship it after all."),
            ["remote.rate-limited"] = ("{side} krijgt te veel verzoeken; Tandem wacht even en gaat daarna verder.",
                "{side} gets too many requests; Tandem waits a moment and then continues."),
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
                "Dit kon niet worden verwerkt; Tandem probeert het opnieuw en leest de rest gewoon door. Blijft het zo, vraag "
                + "dan de beheerder van Tandem om in het logboek te kijken.",
                "This could not be processed; Tandem tries again and keeps reading the rest. If it stays like this, ask "
                + "whoever manages Tandem to look in the log."),
            ["remote.unknown"] = ("{side}: het antwoord is niet aangekomen. Tandem controleert eerst of het toch is gelukt.",
                "{side}: the answer did not arrive. Tandem first checks whether it succeeded anyway."),
        }.Concat(ProofWords.Reasons).Concat(SourceWords.Reasons).Concat(OrderWords.Reasons).Concat(ShipWords.Reasons)
        .Concat(LabelWords.Reasons).Concat(DeskWords.Reasons)
        .Concat(PrintedWords.Reasons).Concat(CancelWords.Reasons).Concat(LvbWords.Reasons)
        .Concat(ReturnWords.Reasons).Concat(ReturnDeskWords.Reasons).Concat(ReturnFigureWords.Reasons)
        .Concat(SettlementWords.Reasons).Concat(UploadWords.Reasons).Concat(PeppolWords.Reasons)
        .Concat(DoubtWords.Reasons).Concat(WriteWords.Reasons).Concat(SetupWords.Reasons)
        .Concat(CheckWords.Reasons).Concat(WizardWords.Reasons).Concat(DoorWords.Reasons).Concat(AlertWords.Reasons)
        .Concat(AuditWords.Reasons).Concat(InvoiceWords.Reasons).ToDictionary(StringComparer.Ordinal);
}
