using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Engine.External;

namespace Tandem.Web.Api;

/// <summary>Everything that goes over the line of our own API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<StockNumber>))]
[JsonSerializable(typeof(IReadOnlyList<StockNumber>))]
[JsonSerializable(typeof(StockReceipt))]
[JsonSerializable(typeof(List<ShipmentNumber>))]
[JsonSerializable(typeof(IReadOnlyList<ShipmentNumber>))]
[JsonSerializable(typeof(ShipmentReceipt))]
[JsonSerializable(typeof(IReadOnlyList<StockLevel>))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>States as small letters: <c>accepted</c>, <c>unchanged</c> and so on.</summary>
internal sealed class PushedStateText() : JsonStringEnumConverter<PushedState>(JsonNamingPolicy.CamelCase);
