using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.WooCommerce.Http;

namespace Tandem.WooCommerce;

/// <summary>One setting of the shop.</summary>
public sealed record WooSetting
{
    public string? Id { get; init; }
    public string? Label { get; init; }
    public JsonElement Value { get; init; }
}

/// <summary>One tax rate; <see cref="Rate"/> is a percentage.</summary>
public sealed record WooTax
{
    public long? Id { get; init; }
    public string? Country { get; init; }
    public string? State { get; init; }

    /// <summary>Where not empty, a rate for these postcodes alone; so <see cref="City"/>.</summary>
    public string? Postcode { get; init; }
    public string? City { get; init; }
    public decimal? Rate { get; init; }
    public string? Name { get; init; }
    public int? Priority { get; init; }
    public bool? Compound { get; init; }
    public bool? Shipping { get; init; }
    public string? Class { get; init; }
}

/// <summary>A tax class.</summary>
public sealed record WooTaxClass
{
    public string? Slug { get; init; }
    public string? Name { get; init; }
}

/// <summary>A status that orders of the shop can have, those of plugins too.</summary>
public sealed record WooOrderStatus
{
    /// <summary>Without WordPress' <c>wc-</c>, as orders carry it.</summary>
    public string? Slug { get; init; }
    public string? Name { get; init; }
}

/// <summary>Versions and settings that the connect check reads.</summary>
public sealed record WooSystemStatus
{
    [JsonConverter(typeof(TolerantObject<WooEnvironment>))]
    public WooEnvironment? Environment { get; init; }
    public JsonElement Settings { get; init; }
}

/// <summary>The shop's versions.</summary>
public sealed record WooEnvironment
{
    public string? Version { get; init; }
    public string? WpVersion { get; init; }
    public string? PhpVersion { get; init; }

    /// <summary>
    /// False: WordPress does not start its tasks by itself (<c>DISABLE_WP_CRON</c>); null: the shop does not say.
    /// </summary>
    public bool? WpCron { get; init; }
}

/// <summary>A webhook of the shop. Its secret is never returned.</summary>
public sealed record WooWebhook
{
    public long? Id { get; init; }
    public string? Name { get; init; }
    public string? Status { get; init; }
    public string? Topic { get; init; }
    public string? DeliveryUrl { get; init; }
}

/// <summary>A webhook to make or change.</summary>
public sealed record WooWebhookDraft
{
    public string? Name { get; init; }
    public string? Status { get; init; }
    public string? Topic { get; init; }
    public string? DeliveryUrl { get; init; }
    public string? Secret { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Topic} to {DeliveryUrl}";
}
