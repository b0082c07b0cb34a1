using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.WooCommerce.Http;

/// <summary>Everything that goes over the line, source generated.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDecimal), typeof(TolerantInt), typeof(TolerantLong), typeof(TolerantText), typeof(GmtMoment)])]
[JsonSerializable(typeof(WooProduct))]
[JsonSerializable(typeof(List<WooProduct>))]
[JsonSerializable(typeof(WooTerm))]
[JsonSerializable(typeof(WooAttribute))]
[JsonSerializable(typeof(WooBundledItem))]
[JsonSerializable(typeof(WooProductChange))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(WooOrder))]
[JsonSerializable(typeof(List<WooOrder>))]
[JsonSerializable(typeof(WooOrderDraft))]
[JsonSerializable(typeof(WooOrderChange))]
[JsonSerializable(typeof(List<WooFulfillment>))]
[JsonSerializable(typeof(WooOrderNote))]
[JsonSerializable(typeof(List<WooOrderNote>))]
[JsonSerializable(typeof(WooRefund))]
[JsonSerializable(typeof(List<WooRefund>))]
[JsonSerializable(typeof(WooRefundDraft))]
[JsonSerializable(typeof(WooWebhook))]
[JsonSerializable(typeof(List<WooWebhook>))]
[JsonSerializable(typeof(WooWebhookDraft))]
[JsonSerializable(typeof(List<WooSetting>))]
[JsonSerializable(typeof(List<WooTax>))]
[JsonSerializable(typeof(List<WooTaxClass>))]
[JsonSerializable(typeof(List<WooOrderStatus>))]
[JsonSerializable(typeof(WooSystemStatus))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class WooJson : JsonSerializerContext;

/// <summary>WooCommerce's error; <see cref="Data"/> is an object, or in some cases a bare number.</summary>
internal sealed record ErrorBody
{
    public string? Code { get; init; }
    public string? Message { get; init; }
    public JsonElement Data { get; init; }
}

/// <summary>A batch of changes.</summary>
internal sealed record BatchRequest(IReadOnlyList<WooProductChange> Update);

/// <summary>The answer to a batch: 200 even where every item failed.</summary>
internal sealed record BatchAnswer
{
    public IReadOnlyList<JsonElement>? Update { get; init; }
}
