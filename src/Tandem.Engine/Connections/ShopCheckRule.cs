using System.Globalization;
using System.Text.Json;
using Tandem.Engine.Values;
using Tandem.WooCommerce;
using static Tandem.Engine.Connections.CheckVerdict;

namespace Tandem.Engine.Connections;

/// <summary>
/// Judges what a shop says of itself (facts/woocommerce.md §a, §f, §h, §i). Pure.
/// </summary>
internal static class ShopCheckRule
{
    /// <summary>What an unpaid order may be late with its own cancelling before the shop's tasks count as asleep.</summary>
    public static readonly TimeSpan CronPatience = TimeSpan.FromHours(1);

    private static readonly Version Oldest = new(8, 0);

    // From here on products have WooCommerce's own field for a GTIN.
    private static readonly Version OwnGtin = new(9, 2);
    private static readonly Version OldestPhp = new(7, 4);

    // A signed request over plain http is refused when the clocks differ by a quarter of an hour.
    private static readonly TimeSpan SmallDifference = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LargeDifference = TimeSpan.FromMinutes(10);

    public static ShopFinding Versions(WooEnvironment? environment)
    {
        var (woo, wp, php) = (environment?.Version ?? "", environment?.WpVersion ?? "?", environment?.PhpVersion ?? "?");
        if (VersionOf(woo) is not { } version)
            return new ShopFinding("versions", CannotTell, Reason.Of("check.versions.unknown"));
        if (version < Oldest)
            return new ShopFinding("versions", Wrong, Reason.Of("check.versions", ("woo", woo), ("wp", wp), ("php", php)),
                Reason.Of("check.versions.old.do"));
        if (version < OwnGtin)
            return new ShopFinding("versions", Look, Reason.Of("check.versions", ("woo", woo), ("wp", wp), ("php", php)),
                Reason.Of("check.versions.gtin.do"));
        return VersionOf(php) is { } older && older < OldestPhp
            ? new ShopFinding("versions", Look, Reason.Of("check.versions", ("woo", woo), ("wp", wp), ("php", php)),
                Reason.Of("check.versions.php.do"))
            : new ShopFinding("versions", Fine, Reason.Of("check.versions", ("woo", woo), ("wp", wp), ("php", php)));
    }

    /// <summary>High-performance order storage: orders are found again for certain, and fast (facts/woocommerce.md §b).</summary>
    public static ShopFinding Hpos(JsonElement settings) =>
        settings.ValueKind != JsonValueKind.Object || !settings.TryGetProperty("HPOS_enabled", out var on)
            || on.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
            ? new ShopFinding("hpos", CannotTell, Reason.Of("check.hpos.unknown"))
            : on.GetBoolean() ? new ShopFinding("hpos", Fine, Reason.Of("check.hpos"))
            : new ShopFinding("hpos", Look, Reason.Of("check.hpos.off"), Reason.Of("check.hpos.off.do"));

    public static ShopFinding Stock(IReadOnlyList<WooSetting> settings, IReadOnlyList<WooProduct> products)
    {
        if (Text(settings, "woocommerce_manage_stock") == "no")
            return new ShopFinding("stock", Wrong, Reason.Of("check.stock.off"), Reason.Of("check.stock.off.do"));

        // What varies may keep its stock in its variations.
        var counted = products.Where(p => p.Type is "simple" or null).ToList();
        var without = counted.Count(p => p.ManageStock == WooManageStock.No);
        return without == 0 ? new ShopFinding("stock", Fine, Reason.Of("check.stock"))
            : new ShopFinding("stock", Look, Reason.Of("check.stock.some", ("without", without), ("of", counted.Count)),
                Reason.Of("check.stock.some.do"));
    }

    public static ShopFinding Currency(IReadOnlyList<WooSetting> settings) =>
        Text(settings, "woocommerce_currency") is { Length: > 0 } currency && currency != "EUR"
            ? new ShopFinding("currency", Wrong, Reason.Of("check.currency.other", ("currency", currency)),
                Reason.Of("check.currency.other.do"))
            : new ShopFinding("currency", Fine, Reason.Of("check.currency"));

    public static ShopFinding Decimals(int decimals) => decimals >= 2
        ? new ShopFinding("decimals", Fine, Reason.Of("check.decimals"))
        : new ShopFinding("decimals", Wrong, Reason.Of("check.decimals.few", ("decimals", decimals)),
            Reason.Of("check.decimals.few.do"));

    /// <param name="gaps">Pairs of country and class that the shop has no rate for, and whether something was sold there.</param>
    public static IReadOnlyList<ShopFinding> Taxes(bool enabled, bool pricesWithTax, int rates,
        IReadOnlyList<(Country Country, string Class, bool Sold)> gaps)
    {
        if (!enabled)
            return [new ShopFinding("taxes", Look, Reason.Of("check.taxes.off"), Reason.Of("check.taxes.off.do"))];
        if (gaps.Count == 0)
        {
            return [new ShopFinding("taxes", Fine, pricesWithTax ? Reason.Of("check.taxes.with", ("rates", rates))
                : Reason.Of("check.taxes.without", ("rates", rates)))];
        }

        return
        [
            .. gaps.Select(gap => new ShopFinding("taxes", gap.Sold ? Wrong : Look,
                Reason.Of("check.taxes.gap", ("country", gap.Country.Code), ("class", gap.Class)),
                gap.Sold ? Reason.Of("check.taxes.gap.do", ("country", gap.Country.Code), ("class", gap.Class))
                    : Reason.Of("check.taxes.gap.unsold.do", ("country", gap.Country.Code), ("class", gap.Class)))),
        ];
    }

    /// <summary>
    /// Whether the shop's own tasks run. What shows it: an unpaid checkout is cancelled by a task once its time is over.
    /// </summary>
    public static ShopFinding Cron(WooEnvironment? environment, IReadOnlyList<WooSetting> products,
        IReadOnlyList<WooOrder> pending, DateTimeOffset now)
    {
        var hold = int.TryParse(Text(products, "woocommerce_hold_stock_minutes"), CultureInfo.InvariantCulture, out var minutes)
            ? minutes : 0;
        var late = hold <= 0 ? 0 : pending.Count(o => o.CreatedVia is "checkout" or "store-api"
            && o.DateModifiedGmt < now - TimeSpan.FromMinutes(hold) - CronPatience);
        if (late > 0)
            return new ShopFinding("cron", Wrong, Reason.Of("check.cron.asleep", ("late", late)),
                Reason.Of("check.cron.asleep.do"));
        return environment?.WpCron switch
        {
            false => new ShopFinding("cron", Look, Reason.Of("check.cron.off"), Reason.Of("check.cron.off.do")),
            true => new ShopFinding("cron", Fine, Reason.Of("check.cron")),
            null => new ShopFinding("cron", CannotTell, Reason.Of("check.cron.unknown")),
        };
    }

    public static ShopFinding Clock(DateTimeOffset? shop, DateTimeOffset now)
    {
        if (shop is not { } theirs) return new ShopFinding("clock", CannotTell, Reason.Of("check.clock.unknown"));
        var off = (theirs - now).Duration();
        var minutes = (int)Math.Round(off.TotalMinutes);
        return off < SmallDifference ? new ShopFinding("clock", Fine, Reason.Of("check.clock"))
            : new ShopFinding("clock", off < LargeDifference ? Look : Wrong, Reason.Of("check.clock.off", ("minutes", minutes)),
                Reason.Of("check.clock.off.do"));
    }

    /// <summary>What kept a reading from the shop.</summary>
    public static ShopFinding Unread(WooFailure failure, Uri shop) => failure switch
    {
        WooRefused { Code: "no_rest_api" } => new ShopFinding("permalinks", Wrong, KeyProblem.Of(failure, shop)),
        WooUnauthorized { Problem: WooKeyProblem.UnknownKey } => new ShopFinding("key", Wrong, Reason.Of("check.key.unknown"),
            Reason.Of("check.key.unknown.do")),
        WooUnauthorized { Problem: WooKeyProblem.WrongSecret } => new ShopFinding("key", Wrong, Reason.Of("check.key.secret"),
            Reason.Of("check.key.secret.do")),
        WooUnauthorized => new ShopFinding("key", Wrong, Reason.Of("check.key.refused"), Reason.Of("check.key.refused.do")),
        _ => new ShopFinding("reach", Wrong, KeyProblem.Of(failure, shop)),
    };

    /// <summary>A cache answers in the shop's place.</summary>
    /// <param name="sign">What shows it.</param>
    public static ShopFinding Cached(string sign) =>
        new("cache", Wrong, Reason.Of("check.cache.hit", ("sign", sign)), Reason.Of("check.cache.hit.do"));

    /// <summary>What became of a write that changes nothing; null: the shop itself refused it, as it should.</summary>
    public static ShopFinding Writes(WooFailure? failure) => failure switch
    {
        null => new ShopFinding("writes", Fine, Reason.Of("check.writes")),
        WooUnauthorized { Problem: WooKeyProblem.ReadOnly } =>
            new ShopFinding("writes", Wrong, Reason.Of("check.writes.read-only"), Reason.Of("check.writes.read-only.do")),
        WooUnauthorized or WooRefused { IsByShop: false } or WooUnavailable or WooUnknown =>
            new ShopFinding("writes", Wrong, Reason.Of("check.writes.blocked"), Reason.Of("check.writes.blocked.do")),
        _ => new ShopFinding("writes", CannotTell, Reason.Of("check.writes.unknown")),
    };

    private static Version? VersionOf(string text)
    {
        var bare = text.Split('-', '+')[0];
        var whole = bare.Contains('.', StringComparison.Ordinal) ? bare : bare + ".0";
        return Version.TryParse(whole, out var version) ? version : null;
    }

    private static string Text(IReadOnlyList<WooSetting> settings, string id) =>
        settings.FirstOrDefault(s => s.Id == id)?.Value switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString()!,
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => "",
        };
}
