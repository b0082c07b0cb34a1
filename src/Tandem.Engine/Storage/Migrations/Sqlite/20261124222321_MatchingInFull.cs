using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MatchingInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "GtinKeyRead",
                table: "shops",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LinkBasis",
                table: "offers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LinkedBy",
                table: "offers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "items_bundles",
                table: "items",
                column: "ShopId",
                filter: "\"BundleOf\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "items_bundles",
                table: "items");

            migrationBuilder.DropColumn(
                name: "GtinKeyRead",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "LinkBasis",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "LinkedBy",
                table: "offers");
        }
    }
}
