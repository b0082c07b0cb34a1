using System.Globalization;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Ledger;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers;

/// <summary>Fills an invented household shop and its bol account, with the disorder that real ones have.</summary>
internal static class Seeding
{
    private static readonly string[] Kinds =
        ["Mok", "Theepot", "Schaal", "Vaas", "Kaars", "Kussen", "Plaid", "Lamp", "Klok", "Dienblad", "Karaf", "Servetten",
            "Koffiebonen", "Theedoek", "Snijplank"];

    private static readonly string[] Looks = ["Duin", "Polder", "Wad", "Gracht", "Veen", "Heide", "Dijk", "Linde"];
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private static readonly string[] Sizes = ["S", "M", "L"];

    public static void Fill(SandboxOptions options, SimulatedShop shop, SimulatedBol bol, GroundTruth truth)
    {
        var random = new Random(options.Seed);
        if (options.CarelessOwner) OneStock(options, shop, bol, truth, random);
        var made = 0;
        while (made < options.Items)
        {
            shop.Backdate(Between * (options.Items - made + 1));
            var name = $"{Kinds[made % Kinds.Length]} {Looks[made / Kinds.Length % Looks.Length]}";
            if (made % 10 == 7 && options.Items - made >= Sizes.Length)
            {
                var parent =
                    shop.AddProduct(
                        new ShopProductSeed
                        {
                            Name = $"{name} (3 maten)",
                            Variable = true,
                            Categories = CategoriesOf(name),
                            Pictured = true,
                        });
                foreach (var size in Sizes) Item(name, ++made, parent, size);
            }
            else
            {
                Item(name, ++made, null, null);
            }
        }
        Disorder(options, shop, bol);
        if (options.BundleShare > 0) Bundle(shop, bol, truth, random);
        shop.Backdate(TimeSpan.Zero);

        void Item(string name, int number, long? parent, string? size)
        {
            var gtin = Gtin(number);
            var price = 3.95m + random.Next(0, 60) + (random.Next(0, 4) * 0.25m);
            var stock = options.StockPerItem + random.Next(-3, 4);
            var sku = string.Create(CultureInfo.InvariantCulture, $"TW-{number:D3}");
            var product = shop.AddProduct(new ShopProductSeed
            {
                Name = size is null ? name : $"{name} - {size}",
                Sku = sku,
                Gtin = gtin,
                Price = price,
                Stock = stock,
                ManageStock = true,
                ParentId = parent,
                Option = size,
                Categories = parent is null ? CategoriesOf(name) : [],
                Tags = parent is null && number % 25 == 0 ? ["Aanbieding"] : [],
                Pictured = parent is null || size == "L",
                TaxClass = name.StartsWith("Koffiebonen", StringComparison.Ordinal) ? "reduced-rate" : "",
            });
            // bol's numbers start out different, as they do on a first day: the first push puts them right.
            var offer = AddOffer(bol, gtin, name, price + 2m, number % 3 == 0 ? sku : null,
                Math.Max(0, stock - random.Next(0, 4)), random);
            if (IsVvb(options, number)) offer.Schedule = "SHIPPING_VIA_BOL";
            truth.Add(new LedgerItem { Gtin = gtin, Name = name, ProductId = product, Offer = offer, Left = stock });
        }
    }

    /// <summary>A product whose sizes share what its parent keeps, each with an offer of its own.</summary>
    private static void OneStock(SandboxOptions options, SimulatedShop shop, SimulatedBol bol, GroundTruth truth, Random random)
    {
        var shelf = new LedgerShelf { Left = options.StockPerItem };
        var parent = shop.AddProduct(new ShopProductSeed
        {
            Name = "Schort (3 maten, één voorraad)",
            Variable = true,
            ManageStock = true,
            Stock = shelf.Left,
        });
        foreach (var (size, i) in Sizes.Select((size, i) => (size, i)))
        {
            var (name, gtin) = ($"Schort - {size}", Gtin(900_020 + i));
            truth.Add(new LedgerItem
            {
                Gtin = gtin,
                Name = name,
                ProductId = shop.AddProduct(new ShopProductSeed
                {
                    Name = name,
                    Sku = $"TW-SCHORT-{size}",
                    Gtin = gtin,
                    Price = 14.95m,
                    ParentId = parent,
                    Option = size,
                }),
                Offer = AddOffer(bol, gtin, name, 16.95m, null, 0, random),
                Shelf = shelf,
            });
        }
    }

    /// <summary>One of an article and two of another, under a GTIN of its own, as a plugin for bundles keeps it.</summary>
    private static void Bundle(SimulatedShop shop, SimulatedBol bol, GroundTruth truth, Random random)
    {
        var (one, two) = (truth.ByGtin(Gtin(1))!, truth.ByGtin(Gtin(3))!);
        shop.AddProduct(new ShopProductSeed
        {
            Name = "Theeset voor twee",
            Sku = "TW-SET",
            Gtin = Gtin(900_010),
            Price = 29.95m,
            BundledItems = [new ShopBundledItem(one.ProductId, 1), new ShopBundledItem(two.ProductId, 2)],
        });
        truth.AddBundle(AddOffer(bol, Gtin(900_010), "Theeset voor twee", 34.95m, null, 0, random),
            [new LedgerPart(one, 1), new LedgerPart(two, 2)]);
    }

    /// <summary>Every tenth or so of the articles goes out with bol's label; a handful has none.</summary>
    private static bool IsVvb(SandboxOptions options, int number)
    {
        if (options.VvbShare <= 0) return false;
        var every = (int)Math.Round(1 / Math.Min(1, options.VvbShare));
        return number % every == every - 1 || every == 1;
    }

    private static string[] CategoriesOf(string name) => name.Split(' ')[0] switch
    {
        "Mok" or "Theepot" or "Schaal" or "Karaf" or "Dienblad" or "Snijplank" => ["Keuken & tafel"],
        "Koffiebonen" => ["Koffie"],
        _ => ["Wonen"],
    };

    /// <summary>An EAN-13 in the name of nobody.</summary>
    public static string Gtin(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"871999{number:D6}");
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    private static void Disorder(SandboxOptions options, SimulatedShop shop, SimulatedBol bol)
    {
        var random = new Random(options.Seed + 1);
        ShopProductSeed Stray(string name, string sku, string? gtin) =>
            new() { Name = name, Sku = sku, Gtin = gtin, Price = 9.95m, Stock = 5, ManageStock = true };
        shop.AddProduct(Stray("Cadeaubon", "TW-BON", null));
        shop.AddProduct(Stray("Mok met krasje", "TW-KRAS", "8719990000001"));
        shop.AddProduct(Stray("Alleen in de winkel", "TW-WINKEL", Gtin(900_001)));
        shop.AddProduct(Stray("Dubbel A", "TW-DUB-A", Gtin(900_002)));
        shop.AddProduct(Stray("Dubbel B", "TW-DUB-B", Gtin(900_002)));
        AddOffer(bol, Gtin(900_002), "Dubbel", 11.95m, null, 0, random);
        shop.AddProduct(Stray("Andere artikelcode", "TW-ANDERS", Gtin(900_003)));
        AddOffer(bol, Gtin(900_003), "Andere artikelcode", 11.95m, "HEEL-ANDERS", 0, random);
        AddOffer(bol, Gtin(900_004), "Alleen bij bol", 14.95m, null, 50, random);
        shop.AddProduct(Stray("Uit het magazijn van bol", "TW-LVB", Gtin(900_005)));
        AddOffer(bol, Gtin(900_005), "Uit het magazijn van bol", 19.95m, null, 500, random, "FBB").Warehouse = (500, 2);
        var now = bol.State.Now;
        bol.Replenishments.Add("TANDEM1", "DONE", now.AddDays(-40), (Gtin(900_005), 300, 298, 2));
        bol.Replenishments.Add("TANDEM2", "IN_PROGRESS_AT_WH", now.AddDays(-6), (Gtin(900_005), 200, 120, 0));
        bol.Replenishments.Add("TANDEM3", "ANNOUNCED", now.AddDays(-1), (Gtin(900_005), 100, 0, 0), (Gtin(900_006), 24, 0, 0));
    }

    private static SimOffer AddOffer(
        SimulatedBol bol, string gtin, string title, decimal price, string? reference, int amount, Random random,
        string method = "FBR")
    {
        var id = new byte[16];
        random.NextBytes(id);
        lock (bol.State.Gate)
        {
            var offer = new SimOffer
            {
                Id = new Guid(id).ToString(),
                Ean = gtin,
                Title = title,
                Price = price,
                Reference = reference,
                Amount = amount,
                Method = method,
                ModifiedAt = bol.State.Now,
                StockSetAt = bol.State.Now,
            };
            bol.State.Offers.Add(offer.Id, offer);
            return offer;
        }
    }
}
