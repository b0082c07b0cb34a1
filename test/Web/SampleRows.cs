using Tandem.Engine.Catalog;
using Tandem.Engine.External;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Warehouse;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Web;

/// <summary>
/// One seller on an awkward day: every verdict, every state of an order, sources that are late, failing and unread.
/// </summary>
internal sealed class SampleRows(TandemDb db, SellerId seller, DateTimeOffset now)
{
    /// <summary>Where the first seller's stock comes from.</summary>
    public const string FileOfStock = "https://leverancier.example/een/lang/pad/naar/de/voorraad-van-vandaag.csv?klant=4711";

    public const long Bundle = 4;
    public const long Doubtful = 3;

    private static readonly (string Name, string? Ean, MatchVerdict Verdict, int? Quantity)[] Goods =
    [
        ("Theemok 'Zwaluw', handgedraaid, 30 cl", "8712345000011", MatchVerdict.Matched, 25),
        ("Linnen theedoek, ecru", "8712345000028", MatchVerdict.Matched, 140),
        ("Olijfhouten snijplank, groot model met sapgeul en ophanggat", "8712345000035", MatchVerdict.Matched, 3),
        ("Waxinelichthouder", "8712345000042", MatchVerdict.SkuDisagrees, 61),
        ("Bamboe lepelset", "8712345000059", MatchVerdict.DuplicateGtin, 12),
        ("Bamboe lepelset (oud)", "8712345000059", MatchVerdict.DuplicateGtin, 0),
        ("Karaf 1 liter", "8712345000066", MatchVerdict.DuplicateOffers, 9),
        ("Cadeaubon", null, MatchVerdict.NoGtin, null),
        ("Soepkom", "8712345000079", MatchVerdict.InvalidGtin, 8),
        ("Vaas van gerecycled glas", "8712345000080", MatchVerdict.NoOffer, 4),
        ("Nieuw binnen: kruidenrek", "8712345000097", MatchVerdict.Pending, 20),
    ];

    private readonly ShopId _shop = ShopId.New(now);
    private readonly AccountId _account = AccountId.New(now);

    public void Fill(string name)
    {
        db.Sellers.Add(new Seller
        {
            Id = seller,
            Name = name,
            CreatedAt = now.AddDays(-40),
            Modules =
            [
                new ModuleLive { SellerId = seller, Module = Module.Stock, Since = now.AddDays(-30) },
                new ModuleLive { SellerId = seller, Module = Module.Orders, Since = now.AddDays(-30) },
            ],
        });
        db.StockSettings.Add(new StockSetting { SellerId = seller, Scope = SettingScope.Seller, Safety = 2, ChangedAt = now });
        db.StockSettings
            .Add(new StockSetting { SellerId = seller, Scope = SettingScope.Item, Target = 3, Safety = 0, ChangedAt = now });
        db.Shops.Add(new Shop
        {
            Id = _shop,
            SellerId = seller,
            Name = name,
            Url = "https://winkel.example/",
            Secret = "",
            HookSecret = ""
        });
        db.Accounts.Add(new Account { Id = _account, SellerId = seller, Name = name, Secret = "" });
        Sources();
        Outside();
        Items();
        Offers();
        Orders();
        Happenings();
        SampleAlerts.Fill(db, seller, now);
        SampleProof.Fill(db, seller, now);
        SampleParcels.Fill(db, seller, _account, _shop, now);
        SampleReturns.Fill(db, seller, _account, _shop, now);
        SampleDocuments.Fill(db, seller, _account, now);
    }

    /// <summary>
    /// A supplier's file with bad rows and a problem, tokens in use and revoked, and units in bol's own warehouse.
    /// </summary>
    private void Outside()
    {
        var run = new SourceRun(
            now.AddMinutes(-20), now.AddMinutes(-25), 1240, 1198, 17, 38, 4, 2, 31,
            [.. Enumerable.Range(2, 20)
                .Select(n =>
                    new BadRow(n, (BadRowKind)(n % 5), n % 5 == 0 ? "" : $"87123450000{n:00}-een-code-die-niet-zomaar-past"))],
            new SourceColumns("EAN-code", "Artikelnummer", "Vrije voorraad"));
        db.ExternalSources.Add(new ExternalSource
        {
            SellerId = seller,
            Kind = StockSource.Csv,
            Secret = "sealed",
            FileAt = now.AddMinutes(-25),
            LastRows = 1240,
            LastRun = System.Text.Json.JsonSerializer.Serialize(run),
        });
        db.Observations.Add(new Observation
        {
            SellerId = seller,
            Source = SourceName.Own("external", "stock"),
            DueAt = now.AddMinutes(4),
            BeganAt = now.AddMinutes(-20),
            SucceededAt = now.AddMinutes(-20),
            Failures = 1,
            Problem = Reason.Of("source.shrunk", ("rows", 410), ("before", 1240)),
        });
        db.ApiTokens
            .Add(new ApiToken
            {
                SellerId = seller,
                Name = "Magazijn",
                Hash = $"A{seller}",
                Scopes = "stock:read stock:write",
                CreatedAt = now.AddDays(-9),
                ExpiresAt = now.AddDays(356),
                LastUsedAt = now.AddMinutes(-2)
            });
        db.ApiTokens
            .Add(new ApiToken
            {
                SellerId = seller,
                Name = "Oude kassa met een lange naam",
                Hash = $"B{seller}",
                Scopes = "stock:read stock:write shipments:write",
                CreatedAt = now.AddDays(-90),
                RevokedAt = now.AddDays(-1)
            });
        db.LvbStocks
            .Add(new LvbStock
            {
                AccountId = _account,
                SellerId = seller,
                Gtin = "08712345000011",
                Title = "Theemok",
                Regular = 112,
                Graded = 3,
                ReadAt = now.AddMinutes(-12)
            });
    }

    private void Sources()
    {
        Source(SourceName.Of(_shop, "items"), now.AddSeconds(-20), now.AddSeconds(40));
        Source(SourceName.Of(_shop, "all-items"), null, now);
        Source(SourceName.Of(_shop, "orders"), now.AddMinutes(-25), now.AddMinutes(-24));
        Source(SourceName.Of(_account, "orders"), now.AddSeconds(-8), now.AddSeconds(50));
        Source(SourceName.Of(_account, "offers"), now.AddHours(-3), now.AddMinutes(4), 4,
            Reason.Of("remote.unavailable", ("side", "bol"), ("words", "503 Service Unavailable")));
    }

    private void Source(SourceName source, DateTimeOffset? read, DateTimeOffset due, int failures = 0, Reason? problem = null) =>
        db.Observations.Add(
        new Observation
        {
            SellerId = seller,
            Source = source,
            SucceededAt = read,
            BeganAt = read,
            DueAt = due,
            Failures = failures,
            Problem = problem
        });

    private void Items()
    {
        for (var i = 0; i < Goods.Length; i++)
        {
            var (name, ean, verdict, quantity) = Goods[i];
            db.Items.Add(new Item
            {
                Key = i + 1,
                SellerId = seller,
                ShopId = _shop,
                ProductId = 100 + i,
                Name = name,
                Sku = $"TW-{i + 1:000}",
                GtinText = ean,
                Gtin = Gtin.TryParse(ean)?.Digits,
                StockKept = quantity is null ? StockKept.Nowhere : StockKept.Here,
                Quantity = quantity,
                ExternalQuantity = i == 0 ? 31 : null,
                ShopTarget = i == 0 ? 29 : null,
                InStock = quantity > 0,
                ReadAt = now.AddMinutes(-3),
                Verdict = verdict,
            });
        }

        for (var i = Goods.Length; i < 64; i++)
        {
            db.Items.Add(new Item
            {
                Key = i + 1,
                SellerId = seller,
                ShopId = _shop,
                ProductId = 100 + i,
                Name = $"Servies, deel {i}",
                Sku = $"SV-{i:000}",
                StockKept = StockKept.Here,
                Quantity = i,
                InStock = true,
                ReadAt = now.AddMinutes(-3),
                Verdict = MatchVerdict.NoOffer,
            });
        }
    }

    private void Offers()
    {
        Offer(1, 1, MatchVerdict.Matched, 20, 22, Available(25, 2, 1, 2, 1, 0, 20), IntentState.Planned, null);
        Offer(2, 2, MatchVerdict.Matched, 138, 138, Available(140, 0, 0, 2, 1, 0, 138), IntentState.Confirmed, null);
        Offer(3, 3, MatchVerdict.Matched, 0, 1, Available(3, 4, 0, 0, 1, 0, 0), IntentState.Unknown, "Geen antwoord binnen 30 s");
        Offer(4, 4, MatchVerdict.SkuDisagrees, 8, 8, Available(61, 6, 0, 2, 6, 0, 8), IntentState.Refused,
            "Offer is locked for editing");
        Offer(5, null, MatchVerdict.DuplicateGtin, null, null, Reason.Of("stock.not-linked"), null, null, "8712345000059");
        Offer(6, null, MatchVerdict.DuplicateOffers, null, 4, Reason.Of("stock.not-linked"), null, null, "8712345000066");
        Offer(7, 2, MatchVerdict.Matched, null, null, Reason.Of("stock.lvb"), null, null, lvb: true);
        db.Holds.Add(new Engine.Stock.Hold
        {
            SellerId = seller,
            ShopId = _shop,
            ShopOrderId = 900,
            ItemKey = 1,
            Quantity = 1,
            Until = now.AddMinutes(20)
        });
    }

    private static Reason Available(int available, int promised, int held, int safety, int quantity, int unseen, int target) =>
        Reason.Of(
        "stock.available", ("item", "artikel"), ("available", available), ("promised", promised), ("held", held),
        ("safety", safety), ("quantity", quantity), ("unseen", unseen), ("target", target));

    private void Offer(
        long key, long? item, MatchVerdict verdict, int? target, int? confirmed, Reason why, IntentState? write, string? words,
        string? ean = null, bool lvb = false)
    {
        ean ??= Goods[(int)(item ?? 1) - 1].Ean;
        db.Offers.Add(new Offer
        {
            Key = key,
            SellerId = seller,
            AccountId = _account,
            OfferId = $"13722de8-8182-d161-5422-4a0a1caab5{key:00}",
            Ean = ean,
            Gtin = Gtin.TryParse(ean)?.Digits,
            Reference = $"TW-{key:000}",
            Lvb = lvb,
            Verdict = verdict,
            Target = target,
            TargetReason = why,
            DecidedAt = now.AddMinutes(-1),
            Confirmed = confirmed,
            ConfirmedAt = confirmed is null ? null : now.AddHours(-2),
            ShownAmount = confirmed,
            ShownCorrected = confirmed,
            Shows = confirmed,
            ReadAt = now.AddHours(-3),
        });
        if (item is { } linked)
            db.LinkParts
                .Add(new LinkPart { OfferKey = key, ItemKey = linked, SellerId = seller, Quantity = key == Bundle ? 6 : 1 });
        if (write is { } state) Write(IntentKind.Stock, key, state, why, words);
    }

    private void Write(IntentKind kind, long subject, IntentState state, Reason? why, string? words) => db.Intents.Add(
        new Intent { SellerId = seller, BusinessKey = $"{kind}:{subject}", Kind = kind, Subject = subject }.In(state,
            now.AddMinutes(-2), "{}", why, words));

    private void Orders()
    {
        Order(1, OrderState.Shipped, 300, null, 1, 2);
        Order(2, OrderState.Imported, 100, null, 1, 1);
        Order(3, OrderState.Imported, 80, null, 3, 1);
        Order(4, OrderState.Seen, 4, null, 3, 4);
        Order(5, OrderState.Skipped, 60, Reason.Of("order.lvb"), 2, 1, Fulfilment.Lvb);
        Order(6, OrderState.Imported, 50, Reason.Of("ship.waiting-for-tracking"), 4, 1, Fulfilment.Vvb);
        Write(IntentKind.Import, 1, IntentState.Confirmed, Reason.Of("import.new-order"), null);
        Write(IntentKind.Ship, 1, IntentState.Confirmed, Reason.Of("ship.completed-in-shop", ("carrier", "TNT"), ("parcels", 1)),
            null);
        Write(IntentKind.Import, 4, IntentState.Planned, Reason.Of("import.new-order"), "De winkel antwoordt niet");
        for (var i = 7; i < 60; i++) Order(i, OrderState.Shipped, i * 200, null, 1, 1);
    }

    private void Order(long key, OrderState state, int minutesAgo, Reason? why, long offer, int units,
        Fulfilment fulfilment = Fulfilment.Own)
    {
        var placed = now.AddMinutes(-minutesAgo);
        var inShop = state is OrderState.Imported or OrderState.Shipped;
        var order = new Order
        {
            Key = key,
            SellerId = seller,
            AccountId = _account,
            BolOrderId = $"C{key:000000000}",
            PlacedAt = placed,
            FirstSeenAt = placed.AddSeconds(40),
            State = state,
            StateReason = why,
            ShopId = inShop ? _shop : null,
            ShopOrderId = inShop ? 700 + key : null,
            ShopStatus = inShop ? state == OrderState.Shipped ? "completed" : "processing" : null,
            ImportedAt = inShop ? placed.AddMinutes(1) : null,
            TotalCentsInclVat = inShop ? 1245 * units : null,
            DeliverBy = DateOnly.FromDateTime(placed.UtcDateTime).AddDays(2),
            CompletedInShopAt = state == OrderState.Shipped ? placed.AddMinutes(90) : null,
        };
        order.Lines.Add(new OrderLine
        {
            SellerId = seller,
            OrderItemId = $"{key}01",
            OfferKey = offer,
            BolOfferId = "x",
            Ean = Goods[offer - 1].Ean,
            Title = Goods[offer - 1].Name,
            PlacedAt = placed,
            Quantity = units,
            Shipped = state == OrderState.Shipped ? units : 0,
            Fulfilment = fulfilment,
            TotalCentsInclVat = 1245 * units,
            Imported = inShop ? units : null,
            InStockReading = inShop,
            UnknownProduct = key == 3,
            CancellationRequested = key == 2,
        });
        db.Orders.Add(order);
    }

    private void Happenings()
    {
        Ask(ActivitySubject.Offer, 5,
            Reason.Of("attention.duplicate", ("verdict", MatchVerdict.DuplicateGtin), ("ean", "8712345000059")));
        Ask(ActivitySubject.Order, 2, Reason.Of("attention.cancellation-requested", ("order", "C000000002")));
        Ask(ActivitySubject.Order, 3,
            Reason.Of("attention.total-too-low", ("order", "C000000003"), ("bol", "24.90"), ("shop", "24.89"), ("by", "0.01")));
        Note(ActivitySubject.Seller, 0, Reason.Of("seller.added", ("name", "Proefwinkel")));
        Note(ActivitySubject.Seller, 0, Reason.Of("seller.live", ("module", Module.Stock)));
        for (var i = 0; i < 70; i++)
            Note(ActivitySubject.Offer, 1,
        Reason.Of("stock.pushed", ("from", 95 - i), ("to", 94 - i), ("why", "stock.available")));
        Note(ActivitySubject.Order, 1,
            Reason.Of("order.imported", ("order", "C000000001"), ("shopOrder", 701), ("total", new Money(2490))));
        Note(ActivitySubject.Order, 1, Reason.Of("order.shop-status", ("from", "processing"), ("to", "completed")));
        Note(ActivitySubject.Order, 1, Reason.Of("order.shipped", ("order", "C000000001"), ("carrier", "TNT")));
        Note(ActivitySubject.Offer, 5,
            Reason.Of("offer.verdict", ("verdict", MatchVerdict.DuplicateGtin), ("ean", "8712345000059")));
    }

    private void Ask(ActivitySubject subject, long key, Reason what) => db.Attentions.Add(
        new Attention
        {
            SellerId = seller,
            Cause = $"{what.Code}:{key}",
            Subject = subject,
            SubjectKey = key,
            What = what,
            RaisedAt = now.AddMinutes(-40)
        });

    private void Note(ActivitySubject subject, long key, Reason what) =>
        db.Note(seller, now.AddMinutes(-90 + db.Activities.Local.Count), subject, key, what);
}
