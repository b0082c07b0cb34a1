using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tandem.Shared;

/// <summary>
/// Every list of an answer. PHP makes an object of an array whose keys have gaps, plugins answer false or an empty text for
/// "none", and entries may be null: what is no list is none, what is no entry is left out. Compiled into each client.
/// </summary>
internal sealed class TolerantLists : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
        && typeToConvert.GenericTypeArguments[0] != typeof(JsonElement);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Of<T> : JsonConverter<IReadOnlyList<T>>
    {
        private static readonly bool IsObject = typeof(T).IsClass && typeof(T) != typeof(string);

        public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            {
                reader.Skip();
                return null;
            }

            var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
            var list = new List<T>();
            while (reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                if (reader.TokenType == JsonTokenType.PropertyName) continue;
                if (IsObject && reader.TokenType != JsonTokenType.StartObject) reader.Skip();
                else if (JsonSerializer.Deserialize(ref reader, info) is { } entry
                    && !EqualityComparer<T>.Default.Equals(entry, default)) list.Add(entry);
            }

            return list;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        {
            var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
            writer.WriteStartArray();
            foreach (var entry in value) JsonSerializer.Serialize(writer, entry, info);
            writer.WriteEndArray();
        }
    }
}
