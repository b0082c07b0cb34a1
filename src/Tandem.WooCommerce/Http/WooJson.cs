using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Shared;

namespace Tandem.WooCommerce.Http;

/// <summary>Everything that goes over the line, source generated.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    MaxDepth = 200,
    Converters =
    [
        typeof(TolerantDecimal), typeof(TolerantInt), typeof(TolerantLong), typeof(TolerantId),
        typeof(TolerantBool), typeof(TolerantText), typeof(GmtMoment), typeof(TolerantLists),
    ])]
[JsonSerializable(typeof(WooProduct))]
[JsonSerializable(typeof(WooTerm))]
[JsonSerializable(typeof(WooImage))]
[JsonSerializable(typeof(WooMeta))]
[JsonSerializable(typeof(WooSetting))]
[JsonSerializable(typeof(WooTax))]
[JsonSerializable(typeof(WooTaxClass))]
[JsonSerializable(typeof(WooOrderStatus))]
[JsonSerializable(typeof(WooFulfillment))]
[JsonSerializable(typeof(WooLineItem))]
[JsonSerializable(typeof(WooLineTax))]
[JsonSerializable(typeof(WooLineDraft))]
[JsonSerializable(typeof(WooShippingLine))]
[JsonSerializable(typeof(WooFeeLine))]
[JsonSerializable(typeof(WooFeeDraft))]
[JsonSerializable(typeof(WooRefundNote))]
[JsonSerializable(typeof(WooRefundLine))]
[JsonSerializable(typeof(WooRefundTax))]
[JsonSerializable(typeof(WooAttribute))]
[JsonSerializable(typeof(WooBundledItem))]
[JsonSerializable(typeof(WooProductChange))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(WooOrder))]
[JsonSerializable(typeof(WooOrderDraft))]
[JsonSerializable(typeof(WooOrderChange))]
[JsonSerializable(typeof(WooOrderNote))]
[JsonSerializable(typeof(WooRefund))]
[JsonSerializable(typeof(WooRefundDraft))]
[JsonSerializable(typeof(WooWebhook))]
[JsonSerializable(typeof(WooWebhookDraft))]
[JsonSerializable(typeof(WooSystemStatus))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
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
