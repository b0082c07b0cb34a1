using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.WooCommerce.Http;

/// <summary>Amounts go out as text with up to six decimals: a JSON number is a 400, and less precision is cents off.</summary>
internal sealed class MoneyTextConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        TolerantDecimal.Parse(ref reader);

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is null) writer.WriteNullValue();
        else writer.WriteStringValue(value.Value.ToString("0.00####", CultureInfo.InvariantCulture));
    }
}

/// <summary>Numbers that come as numbers, as text, or as an empty text.</summary>
internal sealed class TolerantDecimal : JsonConverter<decimal?>
{
    public static decimal? Parse(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) ? number : null;
            case JsonTokenType.String:
                // No thousands: "12,50" of a plugin that writes as the shop shows must not become 1250.
                return decimal.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override decimal? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(ref reader);

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) => Put(writer, value);

    public static void Put(Utf8JsonWriter writer, decimal? value)
    {
        if (value is null) writer.WriteNullValue();
        else writer.WriteNumberValue(value.Value);
    }
}

/// <summary>Whole numbers; plugins make them "5", 5.0 or an empty text. A fraction is cut, never rounded up.</summary>
internal sealed class TolerantInt : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        TolerantDecimal.Parse(ref reader) is { } value ? (int)Math.Clamp(Math.Floor(value), int.MinValue, int.MaxValue) : null;

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) =>
        TolerantDecimal.Put(writer, value);
}

/// <summary>
/// Units that were sold or are held: a fraction counts as a whole one, of what comes back (below zero) as none. At most a
/// million, so that no sum of them leaves the numbers.
/// </summary>
internal sealed class UnitsUp : JsonConverter<int?>
{
    private const int Most = 1_000_000;

    public override int? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        TolerantDecimal.Parse(ref reader) is { } value ? (int)Math.Clamp(Math.Ceiling(value), -Most, Most) : null;

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) =>
        TolerantDecimal.Put(writer, value);
}

/// <inheritdoc cref="TolerantInt"/>
internal sealed class TolerantLong : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        TolerantDecimal.Parse(ref reader) is { } value ? (long)Math.Clamp(Math.Floor(value), long.MinValue, long.MaxValue) : null;

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) =>
        TolerantDecimal.Put(writer, value);
}

/// <summary>Ids; 0 where there is none, which no thing of a shop has.</summary>
internal sealed class TolerantId : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        TolerantDecimal.Parse(ref reader) is >= 0 and <= long.MaxValue and var value ? (long)value : 0;

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}

/// <summary>Booleans; plugins make them "yes", "1", 1 or an empty text. Null where it is none of these.</summary>
internal sealed class TolerantBool : JsonConverter<bool?>
{
    public static bool? Parse(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Number:
                return TolerantDecimal.Parse(ref reader) is { } number ? number != 0 : null;
            case JsonTokenType.String:
                return reader.GetString()?.Trim().ToLowerInvariant() switch
                {
                    "true" or "yes" or "on" or "1" => true,
                    "false" or "no" or "off" or "0" or "" => false,
                    _ => null,
                };
            default:
                reader.Skip();
                return null;
        }
    }

    public override bool? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(ref reader);

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is null) writer.WriteNullValue();
        else writer.WriteBooleanValue(value.Value);
    }
}

/// <summary>Texts; where the shop has nothing, some plugins answer false or a number.</summary>
internal sealed class TolerantText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole)
                    ? whole.ToString(CultureInfo.InvariantCulture)
                        : TolerantDecimal.Parse(ref reader)?.ToString(CultureInfo.InvariantCulture);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>
/// Moments in GMT without a zone behind them (facts/woocommerce.md §e); null where a shop says none that it can mean: before
/// 1990 or after 2100, beyond which sums of moments leave the calendar.
/// </summary>
internal sealed class GmtMoment : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        return DateTimeOffset.TryParse(
            reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment)
            && moment.Year is >= 1990 and <= 2100 ? moment : null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is null) writer.WriteNullValue();
        else writer.WriteStringValue(value.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
    }
}

/// <summary>true, false or the text "parent"; booleans as words too.</summary>
internal sealed class ManageStockConverter : JsonConverter<WooManageStock>
{
    public override WooManageStock Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("parent"u8)) return WooManageStock.Parent;
        return TolerantBool.Parse(ref reader) == true ? WooManageStock.Yes : WooManageStock.No;
    }

    public override void Write(Utf8JsonWriter writer, WooManageStock value, JsonSerializerOptions options)
    {
        if (value == WooManageStock.Parent) writer.WriteStringValue("parent");
        else writer.WriteBooleanValue(value == WooManageStock.Yes);
    }
}
