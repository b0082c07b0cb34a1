namespace Tandem.Sandbox.Shop;

/// <summary>What is wrong with a simulated shop, so that each line of a connector's check list can turn red.</summary>
public sealed record ShopTroubles
{
    public string PhpVersion { get; init; } = "8.2";

    /// <summary>Orders lie in WordPress' own tables.</summary>
    public bool WithoutHpos { get; init; }

    /// <summary>Permalinks are plain: there is nothing at /wp-json/.</summary>
    public bool PlainPermalinks { get; init; }

    /// <summary>Stock management is switched off.</summary>
    public bool WithoutStock { get; init; }

    /// <summary>It calculates no taxes.</summary>
    public bool WithoutTaxes { get; init; }

    public string Currency { get; init; } = "EUR";

    /// <summary>WordPress does not start its tasks by itself.</summary>
    public bool CronOff { get; init; }

    /// <summary>No task runs at all: unpaid orders stay as they are.</summary>
    public bool CronAsleep { get; init; }

    /// <summary>A cache answers readings in its place, with this header.</summary>
    public string? CacheSays { get; init; }

    /// <summary>A firewall answers whatever is no reading with a page of its own.</summary>
    public bool BlocksWrites { get; init; }

    /// <summary>Webhooks are closed to the key.</summary>
    public bool WithoutWebhooks { get; init; }

    /// <summary>How far its clock is ahead.</summary>
    public TimeSpan ClockAhead { get; init; }
}
