namespace Tandem.Sandbox.Shop;

/// <summary>
/// What one simulated shop is: its keys, its tax rates, its patience. A shop in the Netherlands, prices incl. VAT.
/// </summary>
internal sealed record ShopSetup
{
    public required string Key { get; init; }
    public required string Secret { get; init; }

    /// <summary>A key that may only read; none when null.</summary>
    public string? ReadOnlyKey { get; init; }
    public string? ReadOnlySecret { get; init; }

    /// <summary>Has 21 % and 6 % for Belgium too. Without them a Belgian address is taxed nothing.</summary>
    public bool BelgianRates { get; init; }

    /// <summary>A plugin numbers the orders from here on, whatever their ids; null: the id is the number.</summary>
    public long? OrderNumbersFrom { get; init; }

    /// <summary>Decimals of its amounts: totals and the tax of each line are rounded to them.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>The longest that a webhook waits for its turn. The queue runs every minute in a real shop.</summary>
    public TimeSpan WebhookDelayMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The share of orders made over the API to which a plugin adds packing costs or a gift.</summary>
    public double PluginShare { get; init; }

    public string Version { get; init; } = "11.0.1";

    /// <summary>Minutes after which an unpaid checkout is cancelled and its units are free again.</summary>
    public int HoldStockMinutes { get; init; } = 60;

    /// <summary>What is wrong with it.</summary>
    public ShopTroubles Troubles { get; init; } = new();
}
