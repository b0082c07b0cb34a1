using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Engine.External;
using Tandem.Engine.Values;

namespace Tandem.Web.Api;

/// <summary>Everything that goes over the line of our own API.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(PlainTextJson)])]
[JsonSerializable(typeof(List<StockNumber>))]
[JsonSerializable(typeof(IReadOnlyList<StockNumber>))]
[JsonSerializable(typeof(StockReceipt))]
[JsonSerializable(typeof(List<ShipmentNumber>))]
[JsonSerializable(typeof(IReadOnlyList<ShipmentNumber>))]
[JsonSerializable(typeof(ShipmentReceipt))]
[JsonSerializable(typeof(IReadOnlyList<StockLevel>))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>Texts of others, cleaned as they come in.</summary>
internal sealed class PlainTextJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        try
        {
            return PlainText.Of(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // Half a character: there is no such text.
            return "\uFFFD";
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>States as small letters: <c>accepted</c>, <c>unchanged</c> and so on.</summary>
internal sealed class PushedStateText() : JsonStringEnumConverter<PushedState>(JsonNamingPolicy.CamelCase);
